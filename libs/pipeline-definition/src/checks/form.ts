import type { Range } from "@mlops/aws";
import { choice } from "@mlops/core";
import { isDeferred, isList, isObject, memberOf } from "../document/document-value.ts";
import { expressionKey } from "../document/expression.ts";
import type { DefinitionProblem, Place } from "./place.ts";

/** What a value of a definition has to look like: the problems of one that does not. */
export type Form = (value: unknown, place: Place) => readonly DefinitionProblem[];

/** Any value. */
export const anything: Form = () => [];

/** A text of up to `max` characters that matches a pattern; `expected` says so. */
export function text(max = Infinity, pattern = /^/, expected = textOf(max)): Form {
  return (value, place) =>
    typeof value === "string" && value.length <= max && pattern.test(value)
      ? []
      : [place.refuses(value, expected)];
}

function textOf(max: number): string {
  return max === Infinity ? "a text" : `a text of at most ${max} characters`;
}

/** One of some texts. */
export function oneOf(texts: readonly string[]): Form {
  return (value, place) =>
    texts.some((one) => one === value)
      ? []
      : [place.refuses(value, choice(texts.map((one) => JSON.stringify(one))))];
}

/** True or false. */
export const flag: Form = (value, place) =>
  typeof value === "boolean" ? [] : [place.refuses(value, "true or false")];

/** A whole number between two bounds. */
export function wholeNumber({ min, max }: Range): Form {
  return (value, place) =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max
      ? []
      : [place.refuses(value, `a whole number, ${min} to ${max}`)];
}

/** A number, at least `min`. */
export function atLeast(min: number): Form {
  return (value, place) =>
    typeof value === "number" && value >= min ? [] : [place.refuses(value, `a number, at least ${min}`)];
}

/** An object of any members. */
export const anyObject: Form = (value, place) =>
  isObject(value) && expressionKey(value) === undefined ? [] : [place.refuses(value, "an object")];

/** What a step is given for one value: of a form, or known later (an expression, an Output). */
export function given(form: Form): Form {
  return (value, place) =>
    isDeferred(value) || expressionKey(value) !== undefined ? [] : form(value, place);
}

/** Of a form, or `null` for nothing. */
export function orNull(form: Form): Form {
  return (value, place) => (value === null ? [] : form(value, place));
}

/** A list, each element of a form. */
export function listOf(form: Form, max = Infinity): Form {
  return (value, place) => {
    if (!isList(value)) return [place.refuses(value, "a list")];
    const all = value.flatMap((element, index) => form(element, place.at(index)));
    const isTooLong = value.length > max;
    return isTooLong
      ? [place.refusesAs(`got ${value.length} elements; expected at most ${max}`), ...all]
      : all;
  };
}

/** An object that has some members and may have others, each of a form. */
export function structure(
  required: Readonly<Record<string, Form>>,
  optional: Readonly<Record<string, Form>> = {},
): Form {
  const forms = new Map(Object.entries({ ...required, ...optional }));
  return (value, place) => {
    if (!isObject(value)) return [place.refuses(value, "an object")];
    const missing = Object.keys(required).filter((key) => memberOf(value, key) === undefined);
    const present = Object.entries(value).filter(([, member]) => member !== undefined);
    return [
      ...missing.map((key) => place.at(key).refusesAs("got nothing; it is required")),
      ...present.flatMap(([key, member]) => {
        const form = forms.get(key);
        if (form) return form(member, place.at(key));
        return [place.at(key).refusesAs(`got an unknown key; expected ${choice([...forms.keys()])}`)];
      }),
    ];
  };
}
