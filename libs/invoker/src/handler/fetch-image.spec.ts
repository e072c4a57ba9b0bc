import type { RequestListener } from "node:http";
import { startServer } from "../testing/local-server.ts";
import { type Names, pretendNetwork } from "../testing/pretend-network.ts";
import { Failure } from "./failure.ts";
import { fetchImage } from "./fetch-image.ts";

const image = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]);
const names: Names = {
  "images.example.com": ["52.95.110.1", "2600:1f00::1"],
  "inside.example.com": ["10.0.0.5"],
  "half-inside.example.com": ["52.95.110.1", "169.254.169.254"],
  "loop.example.com": ["::1"],
  "nowhere.example.com": [],
};

/** Fetches an image from a web server that responds with `listener`. */
async function fetched(
  listener: RequestListener,
  address = "https://images.example.com/1.png",
  limits: { maxBytes?: number; timeoutMs?: number } = {},
) {
  const requests: { path: string | undefined; headers: Readonly<Record<string, unknown>> }[] = [];
  const server = await startServer((request, response) => {
    requests.push({ path: request.url, headers: request.headers });
    listener(request, response);
  });
  const network = pretendNetwork(server.port, names);
  try {
    const result = await fetchImage(new URL(address), network, {
      maxBytes: limits.maxBytes ?? 1_000,
      signal: AbortSignal.timeout(limits.timeoutMs ?? 5_000),
    }).catch((error: unknown) => error);
    return { result, requests };
  } finally {
    await server.stop();
  }
}

const picture: RequestListener = (_, response) => {
  response.writeHead(200, { "content-type": "image/png" }).end(image);
};

const refused = (problem: string) => new Failure(400, `the request cannot be used: ${problem}`);

test("an image is fetched with its type, by a request that contains only its URL", async () => {
  const { result, requests } = await fetched(picture, "https://images.example.com/1.png?size=2");
  expect(result).toEqual({ contentType: "image/png", bytes: image });
  expect(requests).toEqual([
    {
      path: "/1.png?size=2",
      headers: {
        host: "images.example.com",
        accept: "image/*",
        "accept-encoding": "identity",
        connection: "close",
      },
    },
  ]);
});

test.each([
  ["a private address", "inside.example.com"],
  ["a public address and one with credentials", "half-inside.example.com"],
  ["the machine itself", "loop.example.com"],
  ["no address", "nowhere.example.com"],
])("there is no connection to a name that resolves to %s", async (_, host) => {
  const { result, requests } = await fetched(picture, `https://${host}/1.png`);
  expect(result).toEqual(refused(`url: host "${host}" leads to a private address`));
  expect(requests).toEqual([]);
});

test("a redirect is not followed", async () => {
  const { result, requests } = await fetched((_, response) => {
    response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data/" }).end();
  });
  expect(result).toEqual(refused("url: answers 302 and leads elsewhere; redirects are not followed"));
  expect(requests.length).toBe(1);
});

test.each<[string, RequestListener, string]>([
  ["is not there", (_, response) => response.writeHead(404).end(), "url: answers 404; expected 200"],
  [
    "is a page",
    (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>"),
    "url: its content is not an image",
  ],
  ["is of no type", (_, response) => response.writeHead(200).end(image), "url: its content is not an image"],
  [
    "is compressed",
    (_, response) =>
      response.writeHead(200, { "content-type": "image/svg+xml", "content-encoding": "gzip" }).end(image),
    "url: its content is compressed; expected the image as it is",
  ],
])("a response that %s is refused", async (_, listener, problem) => {
  expect((await fetched(listener)).result).toEqual(refused(problem));
});

test("an image with too large a Content-Length is not read", async () => {
  const { result } = await fetched(
    (_, response) => {
      response.writeHead(200, { "content-type": "image/png", "content-length": "1001" });
      response.flushHeaders();
    },
    undefined,
    { maxBytes: 1_000 },
  );
  expect(result).toEqual(new Failure(413, "the image is too large; the endpoint takes at most 1000 bytes"));
});

test("an endless image is read up to the limit", async () => {
  const { result } = await fetched(
    (_, response) => {
      response.writeHead(200, { "content-type": "image/png" });
      const pour = setInterval(() => response.write(Buffer.alloc(400)), 1);
      response.on("close", () => {
        clearInterval(pour);
      });
    },
    undefined,
    { maxBytes: 1_000 },
  );
  expect(result).toEqual(new Failure(413, "the image is too large; the endpoint takes at most 1000 bytes"));
});

test("an image of exactly the maximum size is taken", async () => {
  const { result } = await fetched(picture, undefined, { maxBytes: image.length });
  expect(result).toEqual({ contentType: "image/png", bytes: image });
});

test.each<[string, RequestListener]>([
  ["says nothing", () => undefined],
  [
    "stops in the middle",
    (_, response) => {
      response.writeHead(200, { "content-type": "image/png" }).write(image);
    },
  ],
])("a host that %s is a timeout", async (_, listener) => {
  const { result } = await fetched(listener, undefined, { timeoutMs: 100 });
  expect(result).toEqual(new Failure(504, 'host "images.example.com" took too long'));
});

test("a host that does not resolve or closes the connection has another status than a bad URL", async () => {
  const unknown = await fetched(picture, "https://unknown.example.com/1.png");
  expect(unknown.result).toMatchObject({
    status: 502,
    message: 'host "unknown.example.com" cannot be reached',
    details: { cause: { error: "ENOTFOUND" } },
  });
  const cut = await fetched((request) => request.socket.destroy());
  expect(cut.result).toMatchObject({
    status: 502,
    message: 'host "images.example.com" cannot be reached',
    details: { cause: { error: "ECONNRESET" } },
  });
});
