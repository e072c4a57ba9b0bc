import type { Input } from "@pulumi/pulumi";

/** Environment variables of a container. At most 100. */
export type Variables = Readonly<Record<string, Input<string>>>;

/** Model files below a prefix, not packed. They start faster than an archive, and may be read-only. */
export interface ModelFiles {
  /** S3 URI that the keys of all files begin with; ends in `/`. */
  readonly prefix: Input<string>;
  /** Accepts the model's licence, where AWS asks for that. @default false */
  readonly acceptEula?: boolean;
}

/** Where a container's model comes from, if the image does not bring or fetch it: a packed archive, or files. */
export type ModelSource =
  | {
      /** S3 URI of a `.tar.gz`. @default - none */
      readonly archive?: Input<string>;
      readonly files?: undefined;
    }
  | { readonly files: ModelFiles; readonly archive?: undefined };

/** One container: an image, and what it serves. */
export type Container = ModelSource & {
  /** Image URI in ECR: one of AWS's (`containerImage` of @mlops/container-images) or an own one. */
  readonly image: Input<string>;
  /** @default - none */
  readonly variables?: Variables;
};

/** A model in one container that is spelled out. */
export type ContainerModel = Container & { readonly kind: "container" };

/** A version of the model registry: image and files are what was approved, and cannot drift. */
export interface PackagedModel {
  readonly kind: "package";
  /** ARN of one version: `arn:…:model-package/<group>/<version>`. A plain text: what is served is a decision. */
  readonly packageArn: string;
  /** The images of the package, so that the endpoint may pull them. At least one. */
  readonly images: readonly Input<string>[];
  /**
   * S3 URIs of the package's archives, or of prefixes (ending in `/`), so that the endpoint may read them. The prefix
   * of the whole group is best: going back from a failed rollout may need the version before.
   */
  readonly artifacts: readonly Input<string>[];
  /** Keys of the artifacts, if not the environment's data key: those of the registry's account. @default - none */
  readonly artifactKeyArns?: readonly Input<string>[];
  /** Added to the package's own. @default - none */
  readonly variables?: Variables;
}

/** Many models behind one container, loaded from a prefix as they are asked for. */
export interface MultiModel {
  readonly kind: "multi-model";
  readonly image: Input<string>;
  /** S3 URI that holds the archives; ends in `/`. A request names the one it wants below it. */
  readonly modelsPrefix: Input<string>;
  /** Whether models stay in memory. Turn it off for many models that are rarely asked for. @default true */
  readonly keepInMemory?: boolean;
  /** @default - none */
  readonly variables?: Variables;
}

/** Containers in a row, 2 to 15: each gets what the one before it answered. */
export interface SerialModel {
  readonly kind: "serial";
  readonly containers: readonly Container[];
}

/** Containers side by side, 2 to 15, by host name: a request names the one it wants. */
export interface DirectModel {
  readonly kind: "direct";
  readonly containers: Readonly<Record<string, Container>>;
}

/** A model in one container. */
export type SingleModel = ContainerModel | PackagedModel;

/** Anything that answers requests. */
export type ServedModel = SingleModel | MultiModel | SerialModel | DirectModel;
