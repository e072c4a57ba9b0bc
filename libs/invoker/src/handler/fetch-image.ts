import type { LookupAddress } from "node:dns";
import type { ClientRequest, IncomingMessage } from "node:http";
import type { RequestOptions } from "node:https";
import type { LookupFunction } from "node:net";
import { Failure, badRequest, tooLarge } from "./failure.ts";
import { isPublicAddress } from "./public-address.ts";
import type { Content } from "./inference-request.ts";

/** How hosts are reached; tests replace it. */
export interface NetworkAccess {
  /** Every address of a host. */
  readonly resolve: (host: string) => Promise<readonly LookupAddress[]>;
  /** Sends a GET request. */
  readonly get: (
    url: URL,
    options: RequestOptions,
    onResponse: (response: IncomingMessage) => void,
  ) => ClientRequest;
}

/**
 * Fetch an image. The connection is made to the IP addresses that were checked: a name cannot resolve to other ones
 * between check and use. Redirects are not followed.
 * @param url an allowed URL
 * @param signal aborts the request
 * @throws Failure 400 without an image, 413 if it is too large, 502 if the host cannot be reached, 504 if it is slow
 */
export async function fetchImage(
  url: URL,
  network: NetworkAccess,
  { maxBytes, signal }: { readonly maxBytes: number; readonly signal: AbortSignal },
): Promise<Content> {
  try {
    const response = await responseOf(url, network, signal);
    try {
      return { contentType: imageType(response), bytes: await bytesOf(response, maxBytes) };
    } finally {
      response.destroy();
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (signal.aborted) throw new Failure(504, `host "${url.hostname}" took too long`);
    throw new Failure(502, `host "${url.hostname}" cannot be reached`, { cause: { error: codeOf(error) } });
  }
}

function responseOf(
  url: URL,
  { resolve, get }: NetworkAccess,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((fulfil, reject) => {
    const options: RequestOptions = {
      // A connection from before Lambda froze the function may be closed.
      agent: false,
      headers: { accept: "image/*", "accept-encoding": "identity" },
      lookup: publicLookup(resolve),
      signal,
    };
    get(url, options, fulfil).on("error", reject);
  });
}

/** A DNS lookup that fails unless all addresses of the host are public. */
function publicLookup(resolve: NetworkAccess["resolve"]): LookupFunction {
  return (host, { all }, done) => {
    void resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
          done(badRequest(`url: host "${host}" leads to a private address`), []);
        } else if (all) done(null, [...addresses]);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => {
        done(error, []);
      },
    );
  };
}

function imageType({ statusCode = 0, headers }: IncomingMessage): string {
  if (statusCode >= 300 && statusCode < 400) {
    throw badRequest(`url: answers ${statusCode} and leads elsewhere; redirects are not followed`);
  }
  if (statusCode !== 200) throw badRequest(`url: answers ${statusCode}; expected 200`);
  const { "content-type": type = "nothing", "content-encoding": encoding = "identity" } = headers;
  if (!/^image\/[\w.+-]+/i.test(type)) throw badRequest("url: its content is not an image");
  if (encoding !== "identity")
    throw badRequest("url: its content is compressed; expected the image as it is");
  return type;
}

async function bytesOf(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  if (Number(response.headers["content-length"] ?? 0) > maxBytes) throw tooLarge("the image", maxBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge("the image", maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function codeOf(error: unknown): string {
  const { code, name } = error as Partial<NodeJS.ErrnoException>;
  return code ?? name ?? "unknown";
}
