/** The credentials that Lambda sets in environment variables of each execution environment. */
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
 * Replaces `@aws-sdk/credential-provider-node` in the bundle: that package searches for credentials where a function
 * has none, and would be two fifths of the code.
 * @public
 */
export const defaultProvider = () => environmentCredentials;
