import {
  type FeatureDefinition as ApiDefinition,
  SageMakerClient,
  UpdateFeatureGroupCommand,
} from "@aws-sdk/client-sagemaker";
import {
  type FeatureDefinition,
  compareFeatures,
  featureDefinitions,
} from "@mlops/feature-store/feature-definitions";
import type { Features } from "@mlops/feature-store/feature-record";
import { z } from "zod";
import type { Connection } from "../aws/connection.ts";
import { defineAction } from "../command/action.ts";
import { type Change, makeChanges } from "../command/changes.ts";
import type { CommandContext } from "../command/context.ts";
import { AwsRefusal, WrongUse } from "../command/failures.ts";
import { follow } from "../command/follow.ts";
import { stackValue, textValue } from "../command/given-values.ts";
import { consentIn } from "../aws/consent.ts";
import { addedFeatures } from "./added-features.ts";
import {
  type DeclaredFeatures,
  declaredFeatures,
  rewriteDeclared,
  withFeatures,
} from "./declared-features.ts";
import { type DeployedGroup, deployedGroup, groupValue } from "./feature-group.ts";

/** `features add`. */
export const addFeatures = defineAction(
  z.strictObject({
    stack: stackValue(),
    group: groupValue(),
    features: addedFeatures(),
    confirm: textValue().optional(),
  }),
  async ({ stack, group, features, confirm }, context) => {
    const connection = await context.connect(stack);
    const declared = declaredFeatures(context.root, connection.place.file, group);
    const deployed = await deployedGroup(connection, group);
    const undeclared = undeclaredOf(declared, features);
    const wanted = featureDefinitions({ ...declared.features, ...features });
    const toAdd = missingOf(wanted, deployed, declared.file);
    const outcome = await makeChanges(
      [
        ...declarations(context.root, declared, undeclared),
        ...updates(connection, { group, name: deployed.name }, toAdd, context),
      ],
      context,
      consentIn(connection.place, confirm),
    );
    const added = toAdd.map(({ featureName }) => featureName);
    const next = `pulumi refresh --stack ${stack} reads them into the state; the warning of the next preview is gone then`;
    return {
      data: { featureGroup: deployed.name, added, declared: Object.keys(undeclared), outcome },
      lines:
        outcome === "planned"
          ? []
          : resultLines(deployed.name, added, declared.file, Object.keys(undeclared), next),
    };
  },
);

function resultLines(
  name: string,
  added: readonly string[],
  file: string,
  declared: readonly string[],
  next: string,
) {
  if (added.length === 0 && declared.length === 0) return [`${name} has every feature that ${file} declares`];
  return [
    ...(added.length > 0 ? [`${name} has ${added.join(", ")}`, next] : []),
    ...(declared.length > 0 ? [`${file} declares ${declared.join(", ")}: commit it`] : []),
  ];
}

/** What the stack file does not declare yet. @throws WrongUse if it declares another type */
function undeclaredOf({ file, features: declared }: DeclaredFeatures, features: Features): Features {
  const before = new Map(featureDefinitions(declared).map((one) => [one.featureName, JSON.stringify(one)]));
  const differing = featureDefinitions(features).filter(
    (one) => (before.get(one.featureName) ?? JSON.stringify(one)) !== JSON.stringify(one),
  );
  if (differing.length > 0) {
    const names = differing.map(({ featureName }) => featureName).join(", ");
    throw new WrongUse(`features: got ${names} with other types than ${file} declares; a type cannot change`);
  }
  const added = Object.entries(features).filter(([name]) => !before.has(name));
  for (const [name] of added) {
    // Columns of the offline store have lower-case names.
    const twin = [...before.keys()].find((one) => one.toLowerCase() === name.toLowerCase());
    if (twin !== undefined) {
      throw new WrongUse(
        `features: got ${name}, which differs only in case from ${twin}; expected another name`,
      );
    }
  }
  return Object.fromEntries(added);
}

/** What the group does not have yet. @throws WrongUse if it has another type, or is being changed */
function missingOf(
  wanted: readonly FeatureDefinition[],
  deployed: DeployedGroup,
  file: string,
): FeatureDefinition[] {
  if (deployed.lastUpdate === "InProgress") {
    throw new WrongUse(
      `${deployed.name}: got a group that is being changed; run the command again in a minute`,
    );
  }
  const { toAdd, differing } = compareFeatures(wanted, [...deployed.definitions]);
  if (differing.length === 0) {
    const missing = wanted.filter(({ featureName }) => toAdd.includes(featureName));
    return keepable(missing, deployed);
  }
  throw new WrongUse(
    `features: ${differing.join(", ")} of ${deployed.name} have another type than ${file} declares; declare the deployed type`,
  );
}

/** @throws WrongUse if the group cannot keep a feature: before the stack file is written */
function keepable(missing: FeatureDefinition[], { name, isInMemory }: DeployedGroup): FeatureDefinition[] {
  const collections = missing.filter(({ collectionType }) => collectionType !== undefined);
  if (isInMemory || collections.length === 0) return missing;
  const names = collections.map(({ featureName }) => featureName).join(", ");
  throw new WrongUse(
    `features: got ${names}; expected String, Integral or Fractional: ${name} has no in-memory store`,
  );
}

function declarations(root: string, declared: DeclaredFeatures, added: Features): Change[] {
  const names = Object.keys(added);
  if (names.length === 0) return [];
  const text = withFeatures(declared, added);
  const make = () => {
    rewriteDeclared(root, declared, text);
    return Promise.resolve();
  };
  return [{ what: `declare ${names.join(", ")} in ${declared.file}`, make }];
}

/** Features of a request. API: `FeatureAdditions` of UpdateFeatureGroup. */
const featuresAtOnce = 100;

/** SageMaker takes the next change when the one before is done. */
function updates(
  connection: Connection,
  { group, name }: { readonly group: string; readonly name: string },
  toAdd: readonly FeatureDefinition[],
  context: CommandContext,
): Change[] {
  const starts = Array.from(
    { length: Math.ceil(toAdd.length / featuresAtOnce) },
    (_, index) => index * featuresAtOnce,
  );
  return starts.map((start) => {
    const some = toAdd.slice(start, start + featuresAtOnce);
    const texts = some.map(({ featureName, featureType }) => `${featureName} (${featureType})`);
    const update = new UpdateFeatureGroupCommand({
      FeatureGroupName: name,
      FeatureAdditions: some.map(apiDefinition),
    });
    return {
      what: `add ${texts.join(", ")} to ${name}`,
      make: async () => {
        await connection.client(SageMakerClient).send(update);
        await updated(connection, group, context);
      },
    };
  });
}

const apiDefinition = (one: FeatureDefinition): ApiDefinition => ({
  FeatureName: one.featureName,
  FeatureType:
    one.featureType === "Integral" || one.featureType === "Fractional" ? one.featureType : "String",
  ...(one.collectionType && { CollectionType: one.collectionType }),
  ...(one.collectionConfig && {
    CollectionConfig: { VectorConfig: { Dimension: one.collectionConfig.vectorConfig.dimension } },
  }),
});

/** @throws AwsRefusal if SageMaker could not make the change */
async function updated(connection: Connection, group: string, context: CommandContext): Promise<void> {
  const seen = await follow<DeployedGroup>(context, {
    title: `change of ${group}`,
    look: () => deployedGroup(connection, group),
    isOver: ({ lastUpdate }) => lastUpdate !== "InProgress" && lastUpdate !== undefined,
    state: ({ lastUpdate = "InProgress" }) => lastUpdate,
    limit: 30 * 60_000,
    again: `features add ${connection.place.name} ${group}`,
  });
  if (seen.lastUpdate === "Successful") return;
  const reason = seen.lastUpdateFailure ?? "SageMaker gives no reason";
  throw new AwsRefusal(`SageMaker UpdateFeatureGroup: ${seen.name}: ${seen.lastUpdate}: ${reason}`, [], seen);
}
