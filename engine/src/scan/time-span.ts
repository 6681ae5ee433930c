/** The first and the last of some moments, in milliseconds, whatever their order. */
export class TimeSpan {
  first: number | undefined;
  last: number | undefined;

  add(moment: number | undefined): void {
    if (moment === undefined) return;
    if (this.first === undefined || moment < this.first) this.first = moment;
    if (this.last === undefined || moment > this.last) this.last = moment;
  }
}
