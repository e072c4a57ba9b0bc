/** Lambda takes 4 KB of environment variables; the others need little of it. */
const mostCharacters = 3_000;

/** What is wrong with a list of hosts. Addresses are none: a certificate names the host. */
export function imageHostProblems(hosts: readonly string[]): string[] {
  const length = hosts.join(",").length;
  return [
    ...hosts.flatMap((host, index) => [
      ...(isHostName(host)
        ? []
        : [
            `imageHosts[${index}]: got "${host}"; expected a host name in lower case, such as "images.example.com"`,
          ]),
      ...(hosts.indexOf(host) < index
        ? [`imageHosts[${index}]: got "${host}" again; expected each once`]
        : []),
    ]),
    ...(length <= mostCharacters
      ? []
      : [`imageHosts: got ${length} characters in all; expected at most ${mostCharacters}`]),
  ];
}

/** Labels of letters, digits and hyphens, at least two, the last of which begins with a letter. */
function isHostName(text: string): boolean {
  return (
    text.length <= 253 &&
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)
  );
}
