/** Names of the errors by which services say that something is not there. */
const names =
  /^(NotFound|ResourceNotFound(Exception)?|FileSystemNotFound|MountTargetNotFound|NoSuchBucket|NoSuchKey|Invalid(Group|NetworkInterfaceID|Permission)\.NotFound)$/;

/** SageMaker says it in words. */
const words = /could not find|does not exist|not found/i;

/**
 * What a request answers, or nothing if what it names is not there. A deletion is done in both cases: one that has
 * stopped half way can be run again.
 */
export async function unlessGone<Answer>(request: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await request;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isGone =
      names.test(error.name) || (error.name === "ValidationException" && words.test(error.message));
    if (!isGone) throw error;
    return undefined;
  }
}

/** Whether a request finds the thing that it names. */
export const isThere = async (request: Promise<unknown>): Promise<boolean> =>
  (await unlessGone(request.then(() => true))) ?? false;
