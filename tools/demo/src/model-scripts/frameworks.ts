import { join } from "node:path";
import type { Packages } from "@mlops/python";

/** Folder of the model's Python, from the root of the repository. */
export const modelFolder = "apps/sentiment/model";

/** A framework that the model can be of. */
export type Framework = "tensorflow" | "huggingface";

/** What is locked for each framework. */
export const frameworks: Readonly<Record<Framework, Packages>> = {
  tensorflow: packages("tensorflow", "TensorFlow", "330 MB to fetch, 1.5 GB on disk"),
  huggingface: packages(
    "huggingface",
    "Hugging Face and PyTorch with its CUDA libraries",
    "2.7 GB to fetch, 4.6 GB on disk",
  ),
};

function packages(name: Framework, title: string, size: string): Packages {
  const files = [name, "serving", "tests"].map((file) => join(modelFolder, "requirements", `${file}.txt`));
  return { name, title, size, files, pythons: ["3.11", "3.12"] };
}
