/** A framework that the model can be of. */
export type Framework = "tensorflow" | "huggingface";

/** A framework as people are told of it. */
interface FrameworkFacts {
  readonly title: string;
  /** What is fetched from PyPI the first time, and what it takes on disk, measured on x86 Linux. */
  readonly size: string;
}

/** The frameworks, by name. */
export const frameworks: Readonly<Record<Framework, FrameworkFacts>> = {
  tensorflow: { title: "TensorFlow", size: "330 MB to fetch, 1.5 GB on disk" },
  huggingface: {
    title: "Hugging Face and PyTorch with its CUDA libraries",
    size: "2.7 GB to fetch, 4.6 GB on disk",
  },
};
