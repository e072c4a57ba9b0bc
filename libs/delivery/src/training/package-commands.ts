import type { TrainingSettings } from "./training-settings.ts";

/** Beginning of the keys of what the executions of a pipeline pack, in the artifact bucket. */
export const packagePrefix = (pipelineName: string) => `packages/${pipelineName}/`;

/** Where an execution keeps its package, in a shell. */
export const packageUri = (pipelineName: string) =>
  `s3://$ARTIFACT_BUCKET/${packagePrefix(pipelineName)}$EXECUTION_ID`;

/** Name of the file with the values of the pipeline's parameters, in a package. */
export const packagedParameters = "parameters.json";

/** Adds to the commit's parameters what only the execution knows: where the archive is, and whether to tune. */
const mergeParameters =
  "const fs = require('fs'); const { PARAMETERS, PACKAGE_PARAMETER, PACKAGE_URI, TUNING_PARAMETER, TUNING } = process.env; " +
  "const values = JSON.parse(fs.readFileSync(PARAMETERS, 'utf8')); " +
  "if (PACKAGE_PARAMETER) values[PACKAGE_PARAMETER] = PACKAGE_URI; " +
  "if (TUNING_PARAMETER) values[TUNING_PARAMETER] = TUNING; " +
  "fs.writeFileSync('/tmp/parameters.json', JSON.stringify(values));";

/** What a build packs of. */
interface Packing {
  readonly pipelineName: string;
  readonly settings: TrainingSettings;
}

/** The archive, the commit's steps of the preparation, and its parameters with the place of the archive among them. */
export function packCommands({ pipelineName, settings }: Packing): string[] {
  const { package: folder, packageParameter, parameters, preparation, tuningParameter } = settings;
  const uri = packageUri(pipelineName);
  const merging = [
    `PARAMETERS='${parameters}'`,
    ...(packageParameter === undefined
      ? []
      : [`PACKAGE_PARAMETER='${packageParameter}' PACKAGE_URI="${uri}/source.tar.gz"`]),
    ...(tuningParameter === undefined ? [] : [`TUNING_PARAMETER='${tuningParameter}'`]),
  ].join(" ");
  return [
    ...(folder === undefined
      ? []
      : [
          `tar -czf /tmp/source.tar.gz -C '${folder}' .`,
          `aws s3 cp /tmp/source.tar.gz "${uri}/source.tar.gz"`,
        ]),
    ...(tuningParameter === undefined ? [] : [checkTuning]),
    `${merging} node -e "${mergeParameters}"`,
    `aws s3 cp /tmp/parameters.json "${uri}/${packagedParameters}"`,
    ...(preparation === undefined ? [] : [`aws s3 cp '${preparation}' "${uri}/preparation.json"`]),
  ];
}

/** The value comes from whoever started the execution. */
const checkTuning =
  'case "$TUNING" in true|false) ;; *) echo "tuning: got $TUNING; expected true or false" >&2; exit 1 ;; esac';
