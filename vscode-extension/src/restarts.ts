/** How often a server that dies is started again. */

const WINDOW_MS = 3 * 60 * 1000;
const MAXIMUM = 4;

/** Allows at most four restarts within three minutes. */
export class RestartPolicy {
    private restarts: number[] = [];

    /** Whether to start again after a death at `now` (milliseconds); counts the restart it allows. */
    allows(now: number): boolean {
        this.restarts = this.restarts.filter((moment) => now - moment < WINDOW_MS);
        if (this.restarts.length >= MAXIMUM) {
            return false;
        }
        this.restarts.push(now);
        return true;
    }

    /** Forgets the past, when a person restarts the server. */
    reset(): void {
        this.restarts = [];
    }
}
