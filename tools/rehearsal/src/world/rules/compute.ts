import { type FilledValues, type OutputRules, arnOf } from "../output-rule.ts";

/** What Lambda, CodeBuild, CodePipeline, CodeArtifact, Athena and Glue add. */
export const computeRules: OutputRules = {
  "aws:lambda/function:Function": {
    named: "name",
    maxNameLength: 64,
    id: "{name}",
    outputs: {
      arn: arnOf("lambda", "function:{name}"),
      version: ({ text }) => (text("publish") === "true" ? "1" : "$LATEST"),
      qualifiedArn: arnOf("lambda", "function:{name}:{version}"),
      invokeArn: `arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/${arnOf("lambda", "function:{name}")}/invocations`,
      qualifiedInvokeArn: `arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/${arnOf("lambda", "function:{name}:{version}")}/invocations`,
    },
  },
  "aws:lambda/alias:Alias": {
    named: "name",
    id: aliasArn,
    outputs: {
      arn: aliasArn,
      invokeArn: (values) =>
        values.fill(
          `arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/${aliasArn(values) ?? "{none}"}/invocations`,
        ),
    },
  },
  "aws:lambda/functionUrl:FunctionUrl": {
    id: ({ text, fill }) =>
      fill(text("qualifier") === undefined ? "{functionName}" : "{functionName}/{qualifier}"),
    outputs: {
      functionUrl: "https://{lower:32}.lambda-url.{region}.on.aws/",
      urlId: "{lower:32}",
    },
  },
  "aws:lambda/permission:Permission": { named: "statementId", id: "{statementId}" },
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": {
    id: "{functionName},{qualifier}",
  },
  "aws:codebuild/project:Project": {
    named: "name",
    maxNameLength: 255,
    id: arnOf("codebuild", "project/{name}"),
    outputs: { arn: arnOf("codebuild", "project/{name}") },
  },
  "aws:codepipeline/pipeline:Pipeline": {
    named: "name",
    maxNameLength: 100,
    id: "{name}",
    outputs: { arn: arnOf("codepipeline", "{name}") },
  },
  "aws:codeartifact/domain:Domain": {
    id: arnOf("codeartifact", "domain/{domain}"),
    outputs: { arn: arnOf("codeartifact", "domain/{domain}"), owner: "{account}" },
  },
  "aws:codeartifact/repository:Repository": {
    id: arnOf("codeartifact", "repository/{domain}/{repository}"),
    outputs: {
      arn: arnOf("codeartifact", "repository/{domain}/{repository}"),
      administratorAccount: "{account}",
      domainOwner: "{account}",
    },
  },
  "aws:athena/workgroup:Workgroup": {
    named: "name",
    maxNameLength: 128,
    id: "{name}",
    outputs: { arn: arnOf("athena", "workgroup/{name}") },
  },
  "aws:athena/preparedStatement:PreparedStatement": { named: "name", id: "{workgroup}/{name}" },
  "aws:glue/catalogDatabase:CatalogDatabase": {
    named: "name",
    maxNameLength: 255,
    id: "{account}:{name}",
    outputs: { arn: arnOf("glue", "database/{name}"), catalogId: "{account}" },
  },
  "aws:glue/crawler:Crawler": {
    named: "name",
    maxNameLength: 255,
    id: "{name}",
    outputs: { arn: arnOf("glue", "crawler/{name}") },
  },
  "aws:glue/securityConfiguration:SecurityConfiguration": { named: "name", maxNameLength: 255, id: "{name}" },
};

/** A function is named by its name or by its ARN. */
function aliasArn({ text, fill }: FilledValues): string | undefined {
  return fill(
    text("functionName")?.startsWith("arn:")
      ? "{functionName}:{name}"
      : arnOf("lambda", "function:{functionName}:{name}"),
  );
}
