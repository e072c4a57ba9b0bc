import { exampleReport } from "../testing/example-report.ts";
import { markdownText } from "./markdown.ts";
import type { ReportedResource, ReportProperties } from "./model.ts";
import { reportedPipelines } from "./pipelines.ts";

const stack = "urn:pulumi:app.dev::shop::";
const resource = (type: string, name: string, inputs: ReportProperties, parent = ""): ReportedResource => ({
  urn: `${stack}${type}::${name}`,
  type,
  name,
  parent,
  component: false,
  remote: false,
  external: false,
  protect: false,
  provider: "",
  dependencies: [],
  inputs,
  sourcePosition: null,
});
const carrier = "mlops:core:JsonInputs";
const pipeline = "aws:sagemaker/pipeline:Pipeline";
const definition: ReportProperties = {
  Steps: [
    { Name: "Train", Type: "Training", Arguments: { RoleArn: { $: "unknown" } } },
    { Name: "Call", Type: "Lambda", Arguments: { job: { Get: "Steps.Train.TrainingJobName" } } },
  ],
};
const mermaid = [
  "flowchart TD",
  '  step0["Train<br/>Training"]',
  '  step1["Call<br/>Lambda"]',
  "  step0 --> step1",
].join("\n");

describe("the pipelines of a stack", () => {
  test("are those that are carried as data, with what only a deployment knows marked", async () => {
    const inputs = { pipelineName: "mlops-churn", pipelineDefinition: definition };
    const parent = `${stack}${carrier}::churn`;
    expect(
      await reportedPipelines([
        resource(carrier, "churn", { type: pipeline, inputs }),
        resource(pipeline, "churn", { ...inputs, pipelineDefinition: { $: "unknown" } }, parent),
      ]),
    ).toEqual([{ name: "mlops-churn", definition, mermaid }]);
  });

  test("are those whose text is known, under their logical name if the other is not known", async () => {
    const inputs = { pipelineName: { $: "unknown" }, pipelineDefinition: JSON.stringify(definition) };
    expect(await reportedPipelines([resource(pipeline, "churn", inputs)])).toEqual([
      { name: "churn", definition, mermaid },
    ]);
  });

  test.each<[string, ReportProperties]>([
    ["unknown text", { pipelineDefinition: { $: "unknown" } }],
    ["text that is no JSON", { pipelineDefinition: "see S3" }],
    ["text without steps", { pipelineDefinition: "[]" }],
    ["definition in S3", { pipelineDefinitionS3Location: { bucket: "b", objectKey: "k" } }],
  ])("are not those with an %s", async (_, inputs) => {
    expect(await reportedPipelines([resource(pipeline, "churn", inputs)])).toEqual([]);
  });

  test("are none where another resource carries data", async () => {
    const inputs = { type: "aws:cloudcontrol/resource:Resource", inputs: { desiredState: {} } };
    expect(await reportedPipelines([resource(carrier, "llm", inputs)])).toEqual([]);
  });

  test("are drawn in the report for a pull request", () => {
    const text = markdownText({
      ...exampleReport,
      pipelines: [{ name: "mlops-churn", definition, mermaid }],
    });
    expect(text).toContain(
      [
        "<details><summary>Pipeline mlops-churn</summary>",
        "",
        "```mermaid",
        mermaid,
        "```",
        "",
        "</details>",
        "",
      ].join("\n"),
    );
  });
});

test("a definition that cannot be drawn is kept without a drawing", async () => {
  const strange = { Steps: [], Metadata: { size: 1e300 } };
  const inputs = { type: pipeline, inputs: { pipelineDefinition: strange } };
  const found = await reportedPipelines([resource(carrier, "churn", inputs)]);
  expect(found).toEqual([{ name: "churn", definition: strange, mermaid: null }]);
  expect(markdownText({ ...exampleReport, pipelines: found })).not.toContain("mermaid");
});
