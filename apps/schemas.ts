import { awsEnvironment, fileJsonSchema, stackFileJsonSchema } from "@mlops/core";
import { pipelineFileSettings } from "@mlops/pipeline-file";
import { apps } from "./apps.ts";

/** The stack that the schemas are made for: no form of a value depends on the account or the region. */
const anyEnvironment = awsEnvironment({
  app: "any",
  name: "dev",
  account: "000000000000",
  region: "us-east-1",
});

/** The JSON Schema of each app's stack files, and of pipeline files, as text, by its path from the root of the repository. */
export async function stackFileSchemas(project: string): Promise<Readonly<Record<string, string>>> {
  const schemas = Object.entries(apps).map(async ([app, load]) => {
    const { sections } = (await load()).default;
    const schema = stackFileJsonSchema(project, sections(anyEnvironment));
    return [`stacks/schemas/${app}.json`, textOf(schema)] as const;
  });
  const pipelineFiles = [
    "stacks/schemas/pipeline-file.json",
    textOf(fileJsonSchema(pipelineFileSettings)),
  ] as const;
  return Object.fromEntries([...(await Promise.all(schemas)), pipelineFiles]);
}

function textOf(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
