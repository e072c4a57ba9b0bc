/** Frameworks and algorithms that are kept, each with its oldest kept version: AWS patches none of the older images. */
const kept: Readonly<Record<string, string>> = {
  autogluon: "1.1",
  blazingtext: "1",
  clarify: "1",
  debugger: "0",
  "detailed-profiler": "0",
  "djl-lmi": "0.28",
  "factorization-machines": "1",
  "forecasting-deepar": "1",
  huggingface: "4.37",
  "huggingface-llm": "2.0",
  "huggingface-neuronx": "4.43",
  "huggingface-tei": "1.4",
  "huggingface-tei-cpu": "1.4",
  "huggingface-vllm": "0",
  "image-classification": "1",
  ipinsights: "1",
  kmeans: "1",
  knn: "1",
  lda: "1",
  "linear-learner": "1",
  "model-monitor": "0",
  ntm: "1",
  "object-detection": "1",
  object2vec: "1",
  pca: "1",
  pytorch: "2.3",
  randomcutforest: "1",
  "sagemaker-tritonserver": "23.12",
  "semantic-segmentation": "1",
  seq2seq: "1",
  sglang: "0",
  sklearn: "1.0",
  spark: "3.3",
  "sparkml-serving": "3.3",
  tensorflow: "2.14",
  vllm: "0",
  xgboost: "1.5",
};

/** Names of the families of accounts, by the first repository that is found in each. */
const familyNames: Readonly<Record<string, string>> = {
  "autogluon-inference": "deep-learning",
  "sagemaker-clarify-processing": "clarify",
  "sagemaker-debugger-rules": "debugger",
  "sagemaker-model-monitor-analyzer": "model-monitor",
  "sagemaker-spark-processing": "spark",
  tei: "prebuilt",
};

const purposes = {
  inference: "inference",
  inference_graviton: "inference",
  training: "training",
  processing: "processing",
  monitoring: "monitoring",
  debugger: "debugger",
  "detailed-profiler": "detailed-profiler",
} as const;
type Scope = keyof typeof purposes;

/** One image of the SDK's files. */
interface SdkImage {
  readonly registries: Readonly<Record<string, string>>;
  readonly repository: string;
  readonly py_versions?: readonly string[];
  readonly tag_prefix?: string;
  readonly container_version?: Readonly<Record<string, string>>;
  readonly sdk_versions?: readonly string[];
  readonly processors?: readonly string[];
}

interface SdkScope {
  readonly processors?: readonly string[];
  readonly scope?: readonly string[];
  readonly versions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Accounts that hold repositories, by region: families of accounts, and the regions of each registry. */
interface Registry {
  readonly accounts: string;
  readonly regions: string;
}

/**
 * AWS's images as the SageMaker Python SDK lists them, in a compact form. Nothing is added and nothing is guessed.
 * @param configs the SDK's `image_uri_config` files, by name without `.json`
 * @returns accounts by family and region, registries, and by framework, purpose, version and device the image as
 * `<registry>/<repository>:<tag>`
 */
export function imageTables(configs: ReadonlyMap<string, unknown>) {
  const registries = new Registries();
  const images: Record<string, Record<string, Record<string, Record<string, string>>>> = {};
  for (const { framework, scope, row } of keptRows(configs)) {
    const versions = ((images[framework] ??= {})[purposes[scope]] ??= {});
    (versions[row.version] ??= {})[row.device] = `${registries.nameOf(row.image)}/${row.path}`;
  }
  return { accounts: registries.accounts, registries: registries.all, images };
}

function* keptRows(configs: ReadonlyMap<string, unknown>) {
  for (const [framework, oldest] of Object.entries(kept)) {
    for (const scope of Object.keys(purposes) as Scope[]) {
      const found = scopeOf(configs.get(framework), scope);
      const all = found === undefined ? [] : [...rows(framework, scope, found)];
      yield* all.filter(({ version }) => !isOlder(version, oldest)).map((row) => ({ framework, scope, row }));
    }
  }
}

function scopeOf(config: unknown, scope: Scope): SdkScope | undefined {
  if (!isRecord(config)) return undefined;
  if (isScope(config)) return config.scope?.includes(scope) ? config : undefined;
  const found = config[scope];
  return isScope(found) ? found : undefined;
}

function* rows(framework: string, scope: Scope, config: SdkScope) {
  for (const [version, content] of Object.entries(config.versions)) {
    // A Hugging Face image has a second version: that of the framework it is built on.
    const variants = isImage(content) ? [["", content] as const] : Object.entries(content);
    for (const [base, image] of variants) {
      if (!isImage(image)) continue;
      const { container_version: builds } = image;
      const processors = image.processors ?? config.processors ?? [undefined];
      // The SDK lists processors that it has no build for, and fails when asked.
      const built = processors.filter((one) => builds === undefined || (one ?? "") in builds);
      for (const processor of built) {
        const tag = tagOf(framework, scope, version, base, image, processor);
        yield {
          version: [version, base].filter(Boolean).join("-") || "untagged",
          device: deviceOf(scope, processor, tag),
          image,
          path: image.repository + (tag === "" ? "" : `:${tag}`),
        };
      }
    }
  }
}

function tagOf(
  framework: string,
  scope: Scope,
  version: string,
  base: string,
  image: SdkImage,
  processor: string | undefined,
): string {
  const build = image.container_version?.[processor ?? ""];
  const prefix =
    base === "" ? (image.tag_prefix ?? version) : `${base.replace(/^[a-z]+/, "")}-transformers${version}`;
  const neuron = image.repository.endsWith("-neuronx");
  const graviton = scope === "inference_graviton" && /-(graviton|arm64)$/.test(image.repository);
  // sklearn's and xgboost's Graviton tags put the architecture before everything else.
  if (scope === "inference_graviton" && !graviton)
    return `${version}-arm64${framework === "sklearn" ? "-cpu-py3" : ""}`;
  // Only Triton's CPU images name their device.
  const device = framework === "sagemaker-tritonserver" && processor === "gpu" ? undefined : processor;
  return [
    prefix,
    neuron ? "neuronx" : device,
    image.py_versions?.at(-1),
    neuron ? image.sdk_versions?.at(-1) : undefined,
    build,
    graviton ? "sagemaker" : undefined,
  ]
    .filter(Boolean)
    .join("-");
}

function deviceOf(scope: Scope, processor: string | undefined, tag: string): string {
  if (scope === "inference_graviton") return "graviton";
  // Where the SDK does not distinguish processors, only the CUDA version in the tag identifies a GPU image.
  if (processor === undefined) return /-cu\d{3}/.test(tag) ? "gpu" : "cpu";
  return processor.startsWith("inf") ? "neuron" : processor;
}

/** Gives each set of accounts and regions one short name. */
class Registries {
  readonly accounts: Record<string, Record<string, string>> = {};
  readonly all: Record<string, Registry> = {};

  nameOf({ registries, repository }: SdkImage): string {
    const family = this.familyOf(registries, repository);
    const regions = Object.keys(registries).sort().join(" ");
    const known = Object.entries(this.all).find(([, r]) => r.accounts === family && r.regions === regions);
    if (known !== undefined) return known[0];
    const name = `${family}-${Object.values(this.all).filter((r) => r.accounts === family).length + 1}`;
    this.all[name] = { accounts: family, regions };
    return name;
  }

  /** Repositories that have the same account in each region belong to one family. */
  private familyOf(registries: SdkImage["registries"], repository: string): string {
    const agrees = (accounts: Record<string, string>) =>
      Object.entries(registries).some(([region, account]) => accounts[region] === account) &&
      Object.entries(registries).every(([region, account]) => (accounts[region] ?? account) === account);
    const known = Object.entries(this.accounts).find(([, accounts]) => agrees(accounts))?.[0];
    const family = known ?? familyNames[repository] ?? repository;
    this.accounts[family] = Object.fromEntries(
      Object.entries({ ...this.accounts[family], ...registries }).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    return family;
  }
}

/** Whether `version` begins with lower numbers than `oldest`. */
function isOlder(version: string, oldest: string): boolean {
  const numbers = (text: string) => [...text.matchAll(/\d+/g)].map(Number);
  const [own, limit] = [numbers(version), numbers(oldest)];
  const at = limit.findIndex((number, index) => (own[index] ?? 0) !== number);
  return at >= 0 && (own[at] ?? 0) < (limit[at] ?? 0);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isImage = (value: unknown): value is SdkImage =>
  isRecord(value) && isRecord(value.registries) && typeof value.repository === "string";
const isScope = (value: unknown): value is SdkScope => isRecord(value) && isRecord(value.versions);
