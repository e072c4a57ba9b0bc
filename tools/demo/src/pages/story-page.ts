import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format } from "prettier";
import type { DemoResult } from "../demo/demo-result.ts";
import { inPercent, matchRate } from "../demo/test-endpoint.ts";
import { driftedFeatures, modelTable } from "./model-table.ts";
import { pictureFiles, writePictures } from "./pictures.ts";

/** Folder of the pictures, beside the story. */
const pictures = "story";

/**
 * Write docs/story.md and its pictures.
 * @param root of the repository
 * @returns the path of the story
 */
export async function writeStory(root: string, result: DemoResult): Promise<string> {
  const file = join(root, "docs", "story.md");
  await writePictures(join(root, "docs", pictures), result);
  await writeFile(
    file,
    await format(story(result), { parser: "markdown", printWidth: 110, proseWrap: "preserve" }),
  );
  return file;
}

function story(result: DemoResult): string {
  return [beginning(result), models(result), serving(result), drift(result), again].join("\n\n");
}

function beginning({ sizes, trained }: DemoResult): string {
  const majority = inPercent(trained.evaluation.metrics.majority_share);
  return `# The story of a model: tweets, from data to a monitored endpoint

<!-- Written by \`npm run demo -- --story\`: change tools/demo/src/pages/story-page.ts instead. -->

\`apps/sentiment\` is a whole product: it tells whether a tweet is negative, neutral or positive. This page follows one
model through it, with the numbers and the pictures of a run of \`npm run demo\`, which does on your machine, with the
same programs, what the product's stacks have SageMaker do.

## The data

4,200 tweets, rated by people from -4 to 4, out of the source distribution of
[vaderSentiment 3.3.2](https://pypi.org/project/vaderSentiment/3.3.2/) (MIT). A rating no further than 0.25 from 0 is
neutral. \`load_data.py\` fetches them with pip and checks their hash; a CSV file with the columns \`text\` and \`label\`
takes their place with \`npm run demo -- --csv FILE\`.

\`prepare.py\` drops texts that occur twice, and divides each class: ${sizes["train_records"]} texts to train with,
${sizes["validation_records"]} to validate, ${sizes["test_records"]} to test. It also writes the records of the feature
store, the baseline that monitors compare with, and the held file of the gate. ${majority} of the test texts are positive:
that is what a model has to beat.`;
}

function models(result: DemoResult): string {
  const [head, ...rows] = modelTable(result).map((cells) => `| ${cells.join(" | ")} |`);
  return `## Two models, one gate

\`train_tensorflow.py\` trains a small classifier. Once it sees the texts only once, and once it is trained in earnest;
\`evaluate.py\` compares both with the texts that neither has seen.

${head}
| --- | --- | --- |
${rows.join("\n")}

![Confusion matrix after one epoch](${pictures}/${pictureFiles.hardlyTrained})
![Confusion matrix of the trained model](${pictures}/${pictureFiles.trained})

The gate is \`npm run endpoint-test\`, the program that the delivery pipeline runs against a deployed endpoint: each held
text is sent as a caller would send it, and ${inPercent(matchRate)} have to be answered as labelled. It is what the data
allows: a linear model of words reaches 0.78 in five-fold validation, and with ${result.trained.verdict.records} held texts one standard
error is 0.014. Few tweets are neutral, and people agree about them least; no model of words tells them well.`;
}

function serving({ invocations }: DemoResult): string {
  const calls = invocations.map(
    ({ contentType, request, answer }) => `\`\`\`text\n${contentType}\n${request}\n-> ${answer}\n\`\`\``,
  );
  return `## The endpoint

The demo starts the server of the own container (\`containers/whole\`): \`/ping\` answers when the model is loaded,
\`/invocations\` takes JSON, JSON Lines and CSV, one text or many.

${calls.join("\n\n")}`;
}

function drift(result: DemoResult): string {
  const { usual, shifted } = result;
  return `## Drift

What goes through the endpoint is captured as SageMaker captures it. \`drift.py\` makes features of the captured requests
with the monitor's own preprocessor, and measures how far each is from the baseline, as Model Monitor does. The
${usual.texts} held texts do not drift. ${shifted.texts} texts that are two tweets in one, the second in capitals, do:
${driftedFeatures(result).join(", ")}.

![Drift of each feature](${pictures}/${pictureFiles.drift})`;
}

const again = `## Again

\`\`\`sh
npm run demo              # a minute or two, when the packages are there
npm run demo -- --story   # also writes this page
npm run demo -- --framework huggingface
\`\`\`

Seeds are fixed and TensorFlow's operations are made deterministic, so two runs on one machine give the same numbers.
On another kind of processor the last digits may differ: TensorFlow sums in the order that suits it.
Nothing of it goes to AWS, and nothing is left running.
`;
