/** One thing that was looked at. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  /** What to do; null when nothing is wrong. */
  readonly fix: string | null;
}

/** A check that passed. */
export function passed(name: string, detail: string): Check {
  return { name, ok: true, detail, fix: null };
}

/** A check that failed, with what to do. */
export function failed(name: string, detail: string, fix: string): Check {
  return { name, ok: false, detail, fix };
}
