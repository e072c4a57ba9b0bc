import { accountRootArn, imagePullActions, parseArn, sageMakerLogGroups } from "@mlops/aws";
import { type AccessModel, resourceOf } from "../access-model.ts";
import { declaredNeeds } from "../declared-needs.ts";
import { type Need, exampleOf, needs } from "../need.ts";
import { type ReadResource, itemsAt, textAt, textsAt, textsIn, valueAt } from "../plain-inputs.ts";
import { containerNeeds, keyUse, logNeeds, objectsAt, pullNeeds } from "./job-access.ts";
import { registeredLike } from "./pipelines/registered-versions.ts";
import { keysOf } from "./pipelines/step-jobs.ts";

/**
 * A model's role pulls its image, reads its artefacts and attaches to its VPC.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createmodel-perms
 */
export function servedModels(made: ReadResource, model: AccessModel): Need[] {
  if (!made.type.startsWith("aws:sagemaker/model:")) return [];
  const primary = valueAt(made.inputs, "primaryContainer");
  const containers = [...(primary === undefined ? [] : [primary]), ...itemsAt(made.inputs, "containers")];
  return [
    ...containerNeeds(made, "", {
      who: textAt(made.inputs, "executionRoleArn"),
      images: containers.flatMap((one) => textAt(one, "image") ?? []),
      reads: containers.flatMap((one) => [
        ...texts(one, "modelDataUrl"),
        ...texts(one, "modelDataSource", "s3DataSources", 0, "s3Uri"),
      ]),
      isInVpc: textsAt(made.inputs, "vpcConfig", "subnets").length > 0,
    }),
    ...containers
      .flatMap((one) => texts(one, "modelPackageName"))
      .flatMap((version) => versionNeeds(made, model, version)),
  ];
}

function texts(value: unknown, ...path: readonly (string | number)[]): string[] {
  const found = textAt(value, ...path);
  return found === undefined ? [] : [found];
}

/**
 * What a model of a registered version takes: its role pulls and reads what the version is made of, and the registry of
 * another account lets this one see the version and make models of it.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy-xaccount.html
 */
function versionNeeds(made: ReadResource, model: AccessModel, version: string): Need[] {
  const who = textAt(made.inputs, "executionRoleArn");
  const registered = registeredLike(model, version);
  const { account } = parseArn(version) ?? {};
  const partition = made.deployed.place?.partition ?? "aws";
  const isElsewhere = account !== undefined && account !== made.account;
  return [
    ...pullNeeds(
      made,
      (reason) => reason.replace("its image", "the images of its version"),
      who,
      unique(registered.flatMap(({ repositories }) => repositories)),
    ),
    ...needs(made, "reads the artifacts of its version", {
      who,
      actions: ["s3:GetObject"],
      resources: unique(registered.flatMap(({ artifacts }) => artifacts)),
      isFromVpc: true,
    }),
    ...needs(made, "is made of a version of another account", {
      who: isElsewhere ? accountRootArn({ partition, account: made.account }) : undefined,
      actions: ["sagemaker:CreateModel", "sagemaker:DescribeModelPackage"],
      resources: [version],
    }),
    ...(isElsewhere ? readsElsewhere(made, model, account) : []),
  ];
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];

const versionReads = new Set(["s3:GetObject", ...imagePullActions]);

/** What the model's role is meant to read in the account of its version: without it, the model does not start. */
function readsElsewhere(made: ReadResource, model: AccessModel, account: string): Need[] {
  const role = model.roles.get(textAt(made.inputs, "executionRoleArn") ?? "");
  if (!role) return [];
  const isThere = ({ resource }: Need) => resourceOf(model, exampleOf(resource))?.made.account === account;
  return declaredNeeds({ ...model, roles: new Map([[role.arn, role]]) })
    .filter((need) => versionReads.has(need.action) && isThere(need))
    .map((need) => ({
      ...need,
      by: made,
      because: "reads what its version is made of",
      isDeclared: false,
    }));
}

/** An endpoint's models write what is captured, and answer asynchronous requests, under their roles. */
export function capturedData(made: ReadResource, model: AccessModel): Need[] {
  if (!made.type.startsWith("aws:sagemaker/endpointConfiguration:")) return [];
  const asynchronous = valueAt(made.inputs, "asyncInferenceConfig", "outputConfig");
  const written = [
    ...objectsAt(made, textAt(made.inputs, "dataCaptureConfig", "destinationS3Uri")),
    ...objectsAt(made, textAt(asynchronous, "s3OutputPath")),
    ...objectsAt(made, textAt(asynchronous, "s3FailurePath")),
  ];
  const keys = keysOf(made, model, [
    textAt(made.inputs, "dataCaptureConfig", "kmsKeyId"),
    textAt(asynchronous, "kmsKeyId"),
  ]);
  const topics = textsIn(valueAt(asynchronous, "notificationConfig")).filter((text) =>
    text.includes(":sns:"),
  );
  const what = "writes what its models receive and answer";
  return rolesOfVariants(made, model).flatMap((who) => [
    ...needs(made, what, { who, actions: ["s3:PutObject"], resources: written }),
    ...needs(made, `${what}, and encrypts it`, {
      who,
      actions: ["kms:GenerateDataKey"],
      resources: keys,
      context: keyUse(made, "s3"),
    }),
    ...needs(made, "says when an answer is there", { who, actions: ["sns:Publish"], resources: topics }),
  ]);
}

/** Roles of the models of an endpoint's variants; of one that runs inference components, its own. */
function rolesOfVariants(made: ReadResource, { resources }: AccessModel): string[] {
  const variants = [
    ...itemsAt(made.inputs, "productionVariants"),
    ...itemsAt(made.inputs, "shadowProductionVariants"),
  ];
  const names = new Set(variants.flatMap((one) => texts(one, "modelName")));
  const roles = resources
    .filter(
      ({ type, account, id }) =>
        type.startsWith("aws:sagemaker/model:") && account === made.account && names.has(id),
    )
    .flatMap(({ inputs }) => texts(inputs, "executionRoleArn"));
  return unique([...roles, ...texts(made.inputs, "executionRoleArn")]);
}

/** An endpoint's models write their log under their roles. */
export function endpointLogs(made: ReadResource, model: AccessModel): Need[] {
  if (!made.type.startsWith("aws:sagemaker/endpoint:")) return [];
  const name = textAt(made.inputs, "endpointConfigName");
  const configuration = model.resources.find(
    ({ type, account, id }) =>
      type.startsWith("aws:sagemaker/endpointConfiguration:") && account === made.account && id === name,
  );
  const group = sageMakerLogGroups.endpoint(made.id);
  const roles = configuration ? rolesOfVariants(configuration, model) : [];
  return roles.flatMap((who) => logNeeds(made, "writes its log", who, group));
}
