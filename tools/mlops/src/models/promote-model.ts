import { z } from "zod";
import { defineAction } from "../command/action.ts";
import { makeChanges } from "../command/changes.ts";
import { WrongUse } from "../command/failures.ts";
import { stackValue, switchValue, textValue } from "../command/given-values.ts";
import { type Version, describedVersion } from "./described-version.ts";
import {
  type PinnedFile,
  differences,
  hasOwnChanges,
  pinnedFile,
  rewrite,
  withVersion,
} from "./pinned-file.ts";
import { type RegisteredModel, modelServedBy, registeredModel, registryOf } from "./registered-model.ts";
import { versionValue } from "./version-value.ts";

/** `models promote`. */
export const promoteModel = defineAction(
  z.strictObject({
    stack: stackValue(),
    version: versionValue(),
    to: stackValue(),
    variant: textValue().optional(),
    older: switchValue(),
    model: textValue().optional(),
  }),
  async ({ stack, version: number, to, variant, older, model: name }, context) => {
    const { root, terminal } = context;
    const model = await registeredModel(context, stack, name);
    checkTarget(root, to, model);
    const pinned = pinnedFile(root, to, variant);
    const version = await describedVersion(model, number);
    const { file, path, text } = pinned;
    const before = pinned.pin.version;
    const data = { model: model.name, version: number, arn: version.arn, stack: to, file, path, before };
    if (before === number) {
      return { data: { ...data, outcome: "nothing" }, lines: [`${file}: ${path} is ${number} already`] };
    }
    checkVersion(version, pinned, stack, older);
    const changed = withVersion(pinned, number);
    for (const line of differences(text, changed)) terminal.note(line);
    if (hasOwnChanges(root, file)) terminal.note(`${file} has changes that are not committed: they stay`);
    const what = `write ${number} to ${path} of ${file}, in place of ${before}`;
    const make = () => Promise.resolve(rewrite(root, pinned, changed));
    const outcome = await makeChanges([{ what, make }], context);
    const lines = outcome === "planned" ? [`${file} stays as it is`] : nextSteps(data);
    return { data: { ...data, outcome }, lines };
  },
);

/** The target serves this model, of this registry. */
function checkTarget(root: string, to: string, { registry, models, name }: RegisteredModel): void {
  const other = registryOf(root, to);
  if (other !== registry) {
    const got = other === undefined ? "whose file names no registry" : `whose versions come from ${other}`;
    throw new WrongUse(`--to: got ${to}, ${got}; expected a stack with versions of ${registry}`);
  }
  const served = modelServedBy(to, models);
  if (served === name || served === undefined) return;
  throw new WrongUse(`--to: got ${to}, which serves ${served}; expected a stack that serves ${name}`);
}

function checkVersion(
  { number, approval }: Version,
  { file, pin }: PinnedFile,
  stack: string,
  older: boolean,
): void {
  if (approval !== "Approved") {
    throw new WrongUse(
      `version: got ${number}, which is ${approval}; expected one that is Approved: ` +
        `npm run mlops -- models approve ${stack} ${number} --reason <text>`,
    );
  }
  if (number < pin.version && !older) {
    throw new WrongUse(
      `version: got ${number}; ${file} has ${pin.version}, which is newer; --older goes back on purpose`,
    );
  }
}

interface Promoted {
  readonly model: string;
  readonly version: number;
  readonly stack: string;
  readonly file: string;
}

function nextSteps({ model, version, stack, file }: Promoted): string[] {
  return [
    `${file} has ${model} ${version}; nothing is deployed yet:`,
    `  npm run preview -- ${stack}`,
    "  npm run rehearse",
    `  git commit -m "Serve ${model} ${version} in ${stack}" -- ${file}`,
    "  and a pull request, whose merge deploys it",
  ];
}
