import { problem } from "@mlops/core";

/** What is wrong with a definition, at one place. */
export interface DefinitionProblem {
  /** Name of the step. @default - it is not in a step */
  readonly step?: string;
  /** Where in the step, such as `Arguments.RoleArn`, or in the definition, such as `Parameters[0].Type`. */
  readonly path: string;
  /** All of it: `<step>.<path>: got X; expected Y`. */
  readonly text: string;
}

/** Characters that a message may have: names and keys are those of a file. */
const LONGEST = 1000;

/** A place in a definition. */
export class Place {
  readonly step: string | undefined;
  readonly path: string;

  constructor(path = "", step?: string) {
    this.path = path;
    this.step = step;
  }

  /** A member of the object here, or an element of the list. */
  at(key: string | number): Place {
    return new Place(`${this.path}${partText(key, this.path === "")}`, this.step);
  }

  /** What is at a path from here. */
  within(path: string): Place {
    if (path === "") return this;
    return new Place(this.path === "" ? path : `${this.path}.${path}`, this.step);
  }

  /** The place as messages name it. */
  get text(): string {
    const parts = [this.step, this.path].filter((part) => part !== undefined && part !== "");
    return parts.length === 0 ? "definition" : parts.join(".");
  }

  /** A value here that cannot stand, with what can, and what to do about it where that is not obvious. */
  refuses(got: unknown, expected: string, todo?: string): DefinitionProblem {
    return this.says(problem(this.text, got, expected, todo));
  }

  /** A problem here, in other words: `got X; expected Y`. */
  refusesAs(words: string): DefinitionProblem {
    return this.says(`${this.text}: ${words}`);
  }

  private says(text: string): DefinitionProblem {
    const step = this.step === undefined ? {} : { step: this.step };
    const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    return { ...step, path: this.path, text: shown.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, escaped) };
  }
}

/** What moves a terminal's cursor is written as JSON would. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function partText(key: string | number, isFirst: boolean): string {
  if (typeof key === "number") return `[${key}]`;
  if (!/^[\w-]+$/.test(key)) return `[${JSON.stringify(key)}]`;
  return isFirst ? key : `.${key}`;
}
