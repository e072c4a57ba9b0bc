import { imagePullActions, parseEcrImage, parseS3Uri, vpcAttachmentActions } from "@mlops/aws";
import type { AccessModel } from "../access-model.ts";
import { type Need, needs } from "../need.ts";
import { type ReadResource, itemsAt, textAt, textsIn, valueAt } from "../plain-inputs.ts";

/** ARN of the objects at or below an S3 URI. */
export function objectsAt(made: ReadResource, uri: string | undefined): string[] {
  const location = uri === undefined ? undefined : parseS3Uri(uri);
  if (!location) return [];
  const { bucket, key } = location;
  const isObject = /\.[a-z]+(?:\.gz)?$/.test(key);
  const end = isObject || key === "" ? "" : key.endsWith("/") ? "*" : "/*";
  return [`arn:${made.deployed.place?.partition ?? "aws"}:s3:::${bucket}/${key === "" ? "*" : key}${end}`];
}

/** ARN of the repository of the stacks' accounts that an image is in. */
export function repositoriesOf(made: ReadResource, model: AccessModel, images: readonly string[]): string[] {
  return images.flatMap((image) => {
    const { registry, repository } = parseEcrImage(image) ?? {};
    if (!registry || !model.accounts.has(registry.account)) return [];
    const partition = made.deployed.place?.partition ?? "aws";
    return [`arn:${partition}:ecr:${registry.region}:${registry.account}:repository/${repository ?? ""}`];
  });
}

const pulls = (
  made: ReadResource,
  model: AccessModel,
  who: string | undefined,
  images: readonly string[],
): Need[] => {
  const resources = repositoriesOf(made, model, images);
  if (resources.length === 0) return [];
  return [
    ...needs(made, "pulls its image", { who, actions: imagePullActions, resources }),
    ...needs(made, "signs in to pull its image", {
      who,
      actions: ["ecr:GetAuthorizationToken"],
      resources: ["*"],
    }),
  ];
};

const attaches = (made: ReadResource, who: string | undefined, vpc: unknown): Need[] =>
  vpc === undefined
    ? []
    : needs(made, "attaches to its VPC", { who, actions: vpcAttachmentActions, resources: ["*"] });

/**
 * A model's role pulls its image, reads its artefacts and attaches to its VPC.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createmodel-perms
 */
export function servedModels(made: ReadResource, model: AccessModel): Need[] {
  if (!made.type.startsWith("aws:sagemaker/model:")) return [];
  const who = textAt(made.inputs, "executionRoleArn");
  const primary = valueAt(made.inputs, "primaryContainer");
  const containers = [...(primary === undefined ? [] : [primary]), ...itemsAt(made.inputs, "containers")];
  const artefacts = containers.flatMap((one) => [
    ...objectsAt(made, textAt(one, "modelDataUrl")),
    ...objectsAt(made, textAt(one, "modelDataSource", "s3DataSources", 0, "s3Uri")),
  ]);
  return [
    ...pulls(
      made,
      model,
      who,
      containers.flatMap((one) => textAt(one, "image") ?? []),
    ),
    ...needs(made, "reads its artefact", {
      who,
      actions: ["s3:GetObject"],
      resources: artefacts,
      isFromVpc: true,
    }),
  ];
}

/** An endpoint's models write what is captured, and answer asynchronous requests, under their roles. */
export function capturedData(made: ReadResource, model: AccessModel): Need[] {
  if (!made.type.startsWith("aws:sagemaker/endpointConfiguration:")) return [];
  const roles = rolesOfVariants(made, model);
  const asynchronous = valueAt(made.inputs, "asyncInferenceConfig", "outputConfig");
  const written = [
    ...objectsAt(made, textAt(made.inputs, "dataCaptureConfig", "destinationS3Uri")),
    ...objectsAt(made, textAt(asynchronous, "s3OutputPath")),
    ...objectsAt(made, textAt(asynchronous, "s3FailurePath")),
  ];
  const topics = textsIn(valueAt(asynchronous, "notificationConfig")).filter((text) =>
    text.includes(":sns:"),
  );
  return roles.flatMap((who) => [
    ...needs(made, "writes what its models receive and answer", {
      who,
      actions: ["s3:PutObject"],
      resources: written,
    }),
    ...needs(made, "says when an answer is there", { who, actions: ["sns:Publish"], resources: topics }),
  ]);
}

function rolesOfVariants(made: ReadResource, { resources }: AccessModel): string[] {
  const variants = [
    ...itemsAt(made.inputs, "productionVariants"),
    ...itemsAt(made.inputs, "shadowProductionVariants"),
  ];
  const names = new Set(variants.flatMap((one) => textAt(one, "modelName") ?? []));
  const roles = resources
    .filter(
      ({ type, account, id }) =>
        type.startsWith("aws:sagemaker/model:") && account === made.account && names.has(id),
    )
    .flatMap(({ inputs }) => textAt(inputs, "executionRoleArn") ?? []);
  return [...new Set(roles)];
}

/** The inputs of a definition of a monitor's job: its own, or those of Cloud Control in the same words. */
function jobDefinitionOf(made: ReadResource): unknown {
  if (/^aws:sagemaker\/\w+JobDefinition:/.test(made.type)) return made.inputs;
  const state = textAt(made.inputs, "desiredState");
  const isDefinition = (textAt(made.inputs, "typeName") ?? "").endsWith("JobDefinition");
  return isDefinition && state !== undefined ? withSmallLetters(JSON.parse(state)) : undefined;
}

/** A value whose keys begin with a small letter. */
function withSmallLetters(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSmallLetters);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      withSmallLetters(inner),
    ]),
  );
}

/** A monitor's job reads what it compares, writes its report, and attaches to its VPC and to encrypted volumes. */
export function monitorJobs(made: ReadResource, model: AccessModel): Need[] {
  const definition = jobDefinitionOf(made);
  if (definition === undefined) return [];
  const who = textAt(definition, "roleArn");
  const parts = Object.entries(Object(definition));
  const within = (pattern: RegExp) =>
    parts.flatMap(([name, part]) => (pattern.test(name) ? textsIn(part) : []));
  const uris = (texts: readonly string[]) =>
    texts.filter((text) => text.startsWith("s3://")).flatMap((uri) => objectsAt(made, uri));
  const key = model.keyOf(textAt(definition, "jobResources", "clusterConfig", "volumeKmsKeyId"), made);
  return [
    ...pulls(made, model, who, within(/AppSpecification$/)),
    ...needs(made, "reads what it compares", {
      who,
      actions: ["s3:GetObject"],
      resources: uris(within(/(?:BaselineConfig|JobInput|AppSpecification)$/)),
      isFromVpc: true,
    }),
    ...needs(made, "writes its reports", {
      who,
      actions: ["s3:PutObject"],
      resources: uris(within(/OutputConfig$/)),
      isFromVpc: true,
    }),
    ...attaches(made, who, valueAt(definition, "networkConfig", "vpcConfig")),
    ...volumeGrants(made, who, key),
  ];
}

/** SageMaker gives a volume its key by a grant that it makes in the role's name. */
function volumeGrants(made: ReadResource, who: string | undefined, key: string | undefined): Need[] {
  if (key === undefined) return [];
  return needs(made, "encrypts its volume", {
    who,
    actions: ["kms:CreateGrant"],
    resources: [key],
    context: {
      "kms:GrantIsForAWSResource": "true",
      "kms:ViaService": `sagemaker.${made.region}.amazonaws.com`,
      "kms:CallerAccount": made.account,
    },
  });
}

/** A feature group's role writes its offline store; an MLflow app's reads and writes its artefacts. */
export function storedArtefacts(made: ReadResource): Need[] {
  const who = textAt(made.inputs, "roleArn");
  if (made.type.startsWith("aws:sagemaker/featureGroup:")) {
    const uri = textAt(made.inputs, "offlineStoreConfig", "s3StorageConfig", "s3Uri");
    const resources = objectsAt(made, uri);
    const bucket = resources.map((arn) => arn.replace(/\/.*/, ""));
    return [
      ...needs(made, "writes its offline store", { who, actions: ["s3:PutObject"], resources }),
      ...needs(made, "checks the bucket of its offline store", {
        who,
        actions: ["s3:GetBucketAcl"],
        resources: bucket,
      }),
    ];
  }
  if (!/^aws:sagemaker\/mlflow(?:App|TrackingServer):/.test(made.type)) return [];
  const resources = objectsAt(made, textAt(made.inputs, "artifactStoreUri"));
  return needs(made, "keeps its artefacts there", {
    who,
    actions: ["s3:GetObject", "s3:PutObject"],
    resources,
  });
}

/** A notebook's role gives its encrypted volume the key. */
export const notebookVolumes = (made: ReadResource, model: AccessModel): Need[] =>
  made.type.startsWith("aws:sagemaker/notebookInstance:")
    ? volumeGrants(made, textAt(made.inputs, "roleArn"), model.keyOf(textAt(made.inputs, "kmsKeyId"), made))
    : [];
