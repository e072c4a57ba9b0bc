import { setImmediate as nextTurn } from "node:timers/promises";
import type { SecretTexts } from "../values/secret-texts.ts";
import { type SdkStore, currentStore } from "./store.ts";

/** Values of outputs that a run has made secret. */
const secretValues = new WeakMap<SdkStore, Promise<unknown>[]>();

/**
 * Remember an output of the current run if it is secret from the first, as `secret` makes it. One that becomes secret
 * because part of it is also holds what is not.
 */
export function noteOutput(value: Promise<unknown>, isSecret: Promise<boolean>): void {
  const store = currentStore();
  if (!store) return;
  let isFirst = true;
  // Only what has been settled before comes before the next line's turn.
  void isSecret.then(
    (secret) => {
      if (secret && isFirst) addValue(store, value);
    },
    () => undefined,
  );
  void Promise.resolve().then(() => {
    isFirst = false;
  });
}

function addValue(store: SdkStore, value: Promise<unknown>): void {
  const known = secretValues.get(store);
  if (known) known.push(value);
  else secretValues.set(store, [value]);
}

/** Add the values of all secret outputs of a run that are known by now. */
export async function addSecretOutputs(store: SdkStore, secrets: SecretTexts): Promise<void> {
  const all = (secretValues.get(store) ?? []).map((value) =>
    value.then(
      (known) => secrets.add(known),
      () => undefined,
    ),
  );
  // Some are never known.
  await Promise.race([Promise.all(all), nextTurn().then(() => nextTurn())]);
}
