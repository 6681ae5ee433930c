import { once } from 'node:events';
import { appendFileSync, renameSync, truncateSync } from 'node:fs';
import path from 'node:path';

// Writes a sensor log the way a sensor under load does: lines in bursts that end anywhere, rotated now and then. Before
// each rotation it tells whoever started it, and waits for a message.
// Arguments: folder, number of records, records between two rotations, `rotate` or `truncate`.

const [folder = '.', count = '0', every = '0', way = 'rotate'] = process.argv.slice(2);
const log = path.join(folder, 'Microsoft.Tri.Sensor.log');
let rest = '';
let rotations = 0;
for (let i = 0; i < Number(count); i++) {
  const time = new Date(Date.UTC(2026, 2, 14) + i * 100).toISOString();
  const stamp = `${time.slice(0, 10)} ${time.slice(11, 23)}1`;
  const text =
    i % 7 === 0
      ? `${stamp} Error DirectoryServicesClient Ldap connection was refused [n=${i}]\r\n   at X.Y()\r\n   at X.Z()\r\n`
      : `${stamp} Info  Component all is well [n=${i}]\r\n`;
  rest += text;
  if (i % 5 === 0) {
    const cut = (i * 37) % rest.length;
    appendFileSync(log, rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  if (Number(every) > 0 && i % Number(every) === Number(every) - 1) {
    appendFileSync(log, rest);
    rest = '';
    const number = String(rotations++).padStart(5, '0');
    // Who follows sees each file, as with real rotations, which are minutes apart.
    process.send?.('rotating');
    await once(process, 'message');
    if (way === 'truncate') truncateSync(log);
    else renameSync(log, path.join(folder, `Microsoft.Tri.Sensor-Archived-${number}.log`));
  }
}
appendFileSync(log, rest);
