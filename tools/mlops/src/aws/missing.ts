const missing = ["NoSuchKey", "ResourceNotFound", "ResourceNotFoundException"];

/**
 * What a request answers, or nothing if what it asks for is not there. SageMaker has no error of its own for that in
 * most operations: a ValidationException says it in words.
 */
export async function unlessMissing<Answer>(request: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof Error && isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing({ name, message }: Error): boolean {
  if (missing.includes(name)) return true;
  return name === "ValidationException" && /could not find|not found|does not exist/i.test(message);
}
