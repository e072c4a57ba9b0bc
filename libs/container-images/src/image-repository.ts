/** An image's repository in ECR, taken from the image's URI. */
export interface ImageRepository {
  /** Account that owns the registry, 12 digits. */
  readonly account: string;
  readonly region: string;
  /** Name of the repository, without tag. */
  readonly name: string;
  /** Whether the URI says which image of the repository: by tag, other than `latest`, or by digest. */
  readonly pinned: boolean;
}

const pattern =
  /^(?<account>\d{12})\.dkr[.-]ecr(?:-fips)?\.(?<region>[a-z0-9-]+)\.[a-z0-9.-]+\/(?<name>[a-z0-9._/-]+)(?<image>[:@].+)?$/;

/**
 * The ECR repository of an image.
 * @returns nothing if `uri` is not an image of a private ECR registry
 */
export function imageRepository(uri: string): ImageRepository | undefined {
  const { account, region, name, image } = pattern.exec(uri)?.groups ?? {};
  if (account === undefined || region === undefined || name === undefined) return undefined;
  return { account, region, name, pinned: image !== undefined && image !== ":latest" };
}
