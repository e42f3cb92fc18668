/** When a server that ended by itself is started again. */

/** The pauses before the first, second, ... restart within the period, in milliseconds. */
const PAUSES = [300, 1_000, 3_000, 8_000];

/** Crashes that are longer ago than this do not count, in milliseconds. */
const PERIOD = 180_000;

/** Counts crashes, and says how long to wait, or that it is enough. */
export class Backoff {
  private crashes: number[] = [];

  /** Notes a crash; the pause before the restart, or nothing if there were too many. */
  crashed(now: number): number | undefined {
    this.crashes = this.crashes.filter(time => now - time < PERIOD);
    this.crashes.push(now);
    return PAUSES[this.crashes.length - 1];
  }

  /** Forgets all crashes: someone has changed something. */
  reset(): void {
    this.crashes = [];
  }

  /** How many crashes count. */
  get count(): number {
    return this.crashes.length;
  }
}
