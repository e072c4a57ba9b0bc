/** Credentials as Lambda hands them to a function: in environment variables, fresh for each execution environment. */
export async function environmentCredentials() {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    throw new Error("AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY: are missing; Lambda sets them");
  }
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  };
}

/**
 * Stands in the bundle for `@aws-sdk/credential-provider-node`, which looks for credentials in a dozen places that a
 * function does not have, and makes up two fifths of the code.
 */
export const defaultProvider = () => environmentCredentials;
