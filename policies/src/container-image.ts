/** What the name of a container image says. */
export interface ImageName {
  /** Account and region of its registry, when that is a private one of ECR. */
  readonly registry?: { readonly account: string; readonly region: string };
  /** Its repository, without the registry. */
  readonly repository: string;
  readonly tag?: string;
  /** It names exactly one image, for ever. */
  readonly hasDigest: boolean;
}

/** Takes apart `<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>@<digest>`. */
export function imageNameOf(text: string): ImageName {
  const [name = "", digest] = text.trim().split("@");
  const [, path = "", tag] = /^(.*?)(?::([^:/]*))?$/.exec(name) ?? [];
  const [host = "", ...rest] = path.split("/");
  const [, account, region] = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\./.exec(host) ?? [];
  const isHost = rest.length > 0 && /[.:]|^localhost$/.test(host);
  return {
    ...(account !== undefined && region !== undefined && { registry: { account, region } }),
    repository: isHost ? rest.join("/") : path,
    ...(tag && { tag }),
    hasDigest: digest !== undefined && digest !== "",
  };
}
