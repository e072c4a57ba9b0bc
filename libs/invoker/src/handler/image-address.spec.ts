import { Failure } from "./failure.ts";
import { imageAddress } from "./image-address.ts";

const hosts = ["images.example.com", "cdn.example.org"];

test("a URL on an allowed host is used, with its host in lower or upper case", () => {
  expect(imageAddress("https://Images.Example.COM/dogs/1.jpg?size=2", hosts).href).toBe(
    "https://images.example.com/dogs/1.jpg?size=2",
  );
  expect(imageAddress("https://cdn.example.org:443/", hosts).href).toBe("https://cdn.example.org/");
});

const notAllowed = (host: string) =>
  `url: images of host "${host}" may not be fetched; allowed: images.example.com, cdn.example.org`;

test.each([
  ["no URL", "images.example.com/1.jpg", "url: is not a URL; expected https://<host>/<path>"],
  ["HTTP", "http://images.example.com/1.jpg", 'url: got the scheme "http:"; expected "https:"'],
  ["a password", "https://me:secret@images.example.com/", "url: holds credentials; leave them out"],
  ["a port", "https://images.example.com:8443/", "url: got port 8443; expected none"],
  ["another host", "https://evil.example.com/", notAllowed("evil.example.com")],
  [
    "a host that only begins alike",
    "https://images.example.com.evil.org/",
    notAllowed("images.example.com.evil.org"),
  ],
  ["an absolute host name", "https://images.example.com./", notAllowed("images.example.com.")],
  ["the machine itself", "https://localhost/", notAllowed("localhost")],
  ["an address", "https://127.0.0.1/", "url: got the address 127.0.0.1; expected a host name"],
  ["an address as a number", "https://2130706433/", "url: got the address 127.0.0.1; expected a host name"],
  ["an address in octal", "https://0300.0250.1/", "url: got the address 192.168.0.1; expected a host name"],
  ["an address in IPv6", "https://[::1]/", "url: got the address [::1]; expected a host name"],
  [
    "several things at once",
    "ftp://me@10.0.0.1:21/",
    'url: got the scheme "ftp:"; expected "https:"; url: holds credentials; leave them out; ' +
      "url: got the address 10.0.0.1; expected a host name",
  ],
])("a URL with %s is refused", (_, text, problems) => {
  expect(() => imageAddress(text, hosts)).toThrow(
    new Failure(400, `the request cannot be used: ${problems}`),
  );
});

test("without allowed hosts, the reason asks callers to send images themselves", () => {
  expect(() => imageAddress("https://images.example.com/1.jpg", [])).toThrow(
    new Failure(400, "the request cannot be used: url: images are not fetched here; send the image itself"),
  );
});
