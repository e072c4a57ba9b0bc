import type { AccessModel } from "../access-model.ts";
import { type Need, needs } from "../need.ts";
import { type ReadResource, textAt, valueAt } from "../plain-inputs.ts";
import { keyUse, objectsAt, volumeGrants } from "./job-access.ts";
import { keysOf } from "./pipelines/step-jobs.ts";

/** A feature group's role writes its offline store; an MLflow app's reads and writes its artefacts. */
export function storedArtefacts(made: ReadResource, model: AccessModel): Need[] {
  if (made.type.startsWith("aws:sagemaker/featureGroup:")) return offlineStore(made, model);
  if (!/^aws:sagemaker\/mlflow(?:App|TrackingServer):/.test(made.type)) return [];
  return needs(made, "keeps its artefacts there", {
    who: textAt(made.inputs, "roleArn"),
    actions: ["s3:GetObject", "s3:PutObject"],
    resources: objectsAt(made, textAt(made.inputs, "artifactStoreUri")),
  });
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-adding-policies.html */
function offlineStore(made: ReadResource, model: AccessModel): Need[] {
  const who = textAt(made.inputs, "roleArn");
  const store = valueAt(made.inputs, "offlineStoreConfig", "s3StorageConfig");
  const resources = objectsAt(made, textAt(store, "s3Uri"));
  return [
    ...needs(made, "writes its offline store", { who, actions: ["s3:PutObject"], resources }),
    ...needs(made, "encrypts its offline store", {
      who,
      actions: ["kms:GenerateDataKey"],
      resources: keysOf(made, model, [textAt(store, "kmsKeyId")]),
      context: keyUse(made, "s3"),
    }),
    ...needs(made, "keeps its Iceberg table", {
      who,
      actions: ["glue:GetTable", "glue:UpdateTable"],
      resources: tables(made),
    }),
    ...needs(made, "checks the bucket of its offline store", {
      who,
      actions: ["s3:GetBucketAcl"],
      resources: resources.map((arn) => arn.replace(/\/.*/, "")),
    }),
  ];
}

/** The table of an offline store whose role keeps its metadata up to date. */
function tables(made: ReadResource): string[] {
  const store = valueAt(made.inputs, "offlineStoreConfig");
  const [database, table] = ["database", "tableName"].map((key) => textAt(store, "dataCatalogConfig", key));
  if (textAt(store, "tableFormat") !== "Iceberg" || database === undefined || table === undefined) return [];
  const { region, account, deployed } = made;
  return [`arn:${deployed.place?.partition ?? "aws"}:glue:${region}:${account}:table/${database}/${table}`];
}

/** A notebook's role gives its encrypted volume the key. */
export const notebookVolumes = (made: ReadResource, model: AccessModel): Need[] =>
  made.type.startsWith("aws:sagemaker/notebookInstance:")
    ? keysOf(made, model, [textAt(made.inputs, "kmsKeyId")]).flatMap((key) =>
        volumeGrants(made, textAt(made.inputs, "roleArn"), key),
      )
    : [];
