import { fitsGlob } from "@mlops/aws";

/** Whether the service of a pattern of actions is one that is certain: `s3:Get*`, but not `*` or `*:Get*`. */
export function namesService(pattern: string): boolean {
  return /^[^:*?]+:/.test(pattern);
}

/** Whether a pattern of actions (`s3:Get*`, in any case) takes in `action`. */
export function takesInAction(pattern: string, action: string): boolean {
  return fitsGlob(pattern.toLowerCase(), action.toLowerCase());
}

/** Patterns of actions by their service: an action is compared with those of its own, and with those of any. */
export class ActionPatterns {
  readonly #ofService = new Map<string, Set<string>>();
  readonly #ofAny = new Set<string>();

  constructor(patterns: Iterable<string>) {
    for (const pattern of patterns) this.#add(pattern.toLowerCase());
  }

  #add(pattern: string): void {
    if (!namesService(pattern)) {
      this.#ofAny.add(pattern);
      return;
    }
    const service = serviceOf(pattern);
    const own = this.#ofService.get(service);
    if (own) own.add(pattern);
    else this.#ofService.set(service, new Set([pattern]));
  }

  /** Whether one of them takes in `action`, such as `s3:GetObject`. */
  takesIn(action: string): boolean {
    const name = action.toLowerCase();
    return isAnyFitting(this.#ofService.get(serviceOf(name)), name) || isAnyFitting(this.#ofAny, name);
  }
}

function isAnyFitting(patterns: ReadonlySet<string> | undefined, action: string): boolean {
  if (patterns?.has(action) === true) return true;
  for (const pattern of patterns ?? []) if (fitsGlob(pattern, action)) return true;
  return false;
}

function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(":"));
}
