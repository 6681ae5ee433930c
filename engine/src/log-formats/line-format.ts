import { emptyHeader, type LineMark, lineMark, type RecordFormat } from './record-format.ts';

/** Tables: every line is a record. A quoted field that spans lines is seen line by line, which patterns can live with. */
export const lineFormat: RecordFormat = {
  name: 'line',
  markLine: (): LineMark => lineMark(0, -1),
  parseHeader: () => emptyHeader,
  paragraphs: false,
};
