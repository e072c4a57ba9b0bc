import { type SSMClient, paginateGetParametersByPath } from "@aws-sdk/client-ssm";
import { settingsRoot } from "@mlops/contracts/settings";
import { WrongUse } from "../command/failures.ts";
import { collected } from "./collected.ts";
import type { PublishedContract, PublishedField } from "./published-fields.ts";
import type { StackPlace } from "./stack-place.ts";

/** Where names come from: what the stack has published to SSM, or what a preview of its program makes. */
export type NameSource = "ssm" | "offline";

/** Values of one reference that a stack publishes, by the field's name: `endpointName`. */
type PublishedValues = Readonly<Record<string, string>>;

/** What a stack publishes. */
export interface PublishedNames {
  /**
   * The values of one reference.
   * @param contract such as `endpoint`
   * @param instance which of several. @default - the only one
   * @throws WrongUse if the stack publishes no such reference, or lacks one of the fields
   */
  readonly of: <Contract extends PublishedContract, Field extends PublishedField<Contract>>(
    contract: Contract,
    fields: readonly Field[],
    instance?: string,
  ) => Promise<Readonly<Record<Field, string>>>;
  /** How many references the stack publishes: none if it is not deployed. */
  readonly count: () => Promise<number>;
  /** The instances of a contract that the stack publishes: `["sentiment"]` for its registries. */
  readonly instances: (contract: PublishedContract) => Promise<readonly string[]>;
}

/** Whose names they are. */
export interface NameOwner {
  /** Folder of the workspace. */
  readonly root: string;
  readonly place: StackPlace;
  readonly ssm: () => SSMClient;
}

/** Names of a stack from one source, which is asked once. */
export function namesOf(source: NameSource, owner: NameOwner): PublishedNames {
  let asked: Promise<ReadonlyMap<string, PublishedValues>> | undefined;
  const all = () => (asked ??= source === "ssm" ? fromSsm(owner) : fromPreview(owner));
  return {
    of: async (contract, fields, instance) => {
      const key = instance === undefined ? contract : `${contract}-${instance}`;
      return valuesOf(await all(), key, fields, owner, source);
    },
    count: async () => (await all()).size,
    instances: async (contract) => {
      const instances = [...(await all()).keys()].flatMap((key) =>
        key.startsWith(`${contract}-`) ? [key.slice(contract.length + 1)] : [],
      );
      return instances.toSorted();
    },
  };
}

function valuesOf<Field extends string>(
  all: ReadonlyMap<string, PublishedValues>,
  key: string,
  fields: readonly Field[],
  { place }: NameOwner,
  source: NameSource,
): Readonly<Record<Field, string>> {
  const values = all.get(key);
  const found = fields.map((field) => [field, values?.[field]] as const);
  const missing = found.flatMap(([field, value]) => (value === undefined ? [field] : []));
  if (missing.length === 0) return Object.fromEntries(found) as Readonly<Record<Field, string>>;
  const where = source === "ssm" ? `SSM below ${folderOf(place)}` : `the preview of ${place.name}`;
  const there = [...all.keys()].join(", ") || "nothing";
  throw new WrongUse(
    `${place.name}: got no ${missing.join(", ")} of "${key}" from ${where}, which has ${there}; ` +
      (source === "ssm"
        ? "expected a deployed stack that publishes it"
        : "only a deployment knows it: --names ssm"),
  );
}

const folderOf = ({ app, environment }: StackPlace) => `${settingsRoot}/${environment}/${app}`;

async function fromSsm({ place, ssm }: NameOwner): Promise<ReadonlyMap<string, PublishedValues>> {
  const folder = folderOf(place);
  const pages = paginateGetParametersByPath({ client: ssm() }, { Path: `${folder}/`, Recursive: true });
  const names = new Map<string, Record<string, string>>();
  for (const { Name = "", Value = "" } of await collected(pages, ({ Parameters }) => Parameters)) {
    const parts = Name.slice(folder.length + 1).split("/");
    const field = parts.pop() ?? "";
    const key = parts.join("-");
    const values = names.get(key) ?? {};
    names.set(key, { ...values, [camelCase(field)]: Value });
  }
  return names;
}

const camelCase = (text: string) => text.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What the stack's outputs are in a preview: the texts that are known without a deployment. */
async function fromPreview({ root, place }: NameOwner): Promise<ReadonlyMap<string, PublishedValues>> {
  const { stackOutputs } = await import("./offline-outputs.ts");
  return stackOutputs(root, place.name);
}
