import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DemoResult, JudgedModel } from "../demo/demo-result.ts";
import { classNames } from "../demo/evaluate-model.ts";
import { confusionMatrixPicture } from "../pictures/confusion-matrix.ts";
import { driftPicture } from "../pictures/drift-picture.ts";

/** Files of the pictures. */
export const pictureFiles = {
  hardlyTrained: "confusion-matrix-hardly-trained.svg",
  trained: "confusion-matrix.svg",
  drift: "drift.svg",
} as const;

/** Write the pictures of a run into a folder, made if it is not there. */
export async function writePictures(
  folder: string,
  { hardlyTrained, trained, usual, shifted }: DemoResult,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = {
    [pictureFiles.hardlyTrained]: matrixOf(hardlyTrained),
    [pictureFiles.trained]: matrixOf(trained),
    [pictureFiles.drift]: driftPicture(usual, shifted),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

function matrixOf({ epochs, evaluation }: JudgedModel): string {
  const { accuracy } = evaluation.metrics;
  const title = `${epochs === 1 ? "1 epoch" : `${epochs} epochs`}: accuracy ${accuracy.toFixed(3)}`;
  return confusionMatrixPicture(title, classNames, evaluation.confusion);
}
