import { z } from "zod";
import { customImageLimits, imageDisplayNamePattern, versionedEcrImagePattern } from "@mlops/aws";
import { choiceValue, inputValue, listValue, recordValue, sagemakerNameValue } from "@mlops/core";
import { studioApps } from "./studio-apps.ts";

const {
  maxImageLength,
  maxDisplayNameLength,
  maxEntrypointLength,
  maxArguments,
  maxArgumentLength,
  maxVariables,
  maxVariableLength,
} = customImageLimits;

/** The address of an image in ECR with a tag or a digest. */
export const imageAddress = z.string().refine(isVersionedAddress, {
  error:
    "expected the address of an image in ECR with a tag or a digest, " +
    `such as "123456789012.dkr.ecr.eu-west-1.amazonaws.com/lab:1.2", of at most ${maxImageLength} characters`,
});

function isVersionedAddress(address: string): boolean {
  return address.length <= maxImageLength && versionedEcrImagePattern.test(address);
}

/** A text with something other than blanks in it. */
function textUpTo(maxLength: number): z.ZodString {
  const error = `expected 1 to ${maxLength} characters, not all of them blank`;
  return z.string().max(maxLength, { error }).regex(/\S/, { error });
}

const imageContainer = z.strictObject({
  entrypoint: textUpTo(maxEntrypointLength)
    .optional()
    .describe(
      `Program that starts the app, at most ${maxEntrypointLength} characters. Default: the image's own.`,
    ),
  arguments: listValue(textUpTo(maxArgumentLength), { max: maxArguments })
    .optional()
    .describe(
      `Arguments of the program, at most ${maxArguments} with ${maxArgumentLength} characters each. ` +
        "Default: the image's own.",
    ),
  environment: recordValue(z.string(), z.string().max(maxVariableLength), { max: maxVariables })
    .optional()
    .describe(
      `Environment variables, at most ${maxVariables} with ${maxVariableLength} characters each. Everybody who can ` +
        "describe the image can read them: no secrets. Default: the image's own.",
    ),
});

const customImage = z.strictObject({
  name: sagemakerNameValue().describe(
    "Name of the image, unique in the domain. 1 to 63 letters, digits and hyphens.",
  ),
  app: choiceValue(studioApps).describe("App that runs in the image."),
  image: inputValue(imageAddress).describe(
    "Address of the image in ECR of the domain's region, with a tag or a digest. A new address creates a new " +
      "version of the image; a tag that moves does not.",
  ),
  displayName: z
    .string()
    .regex(imageDisplayNamePattern, {
      error: `expected 1 to ${maxDisplayNameLength} characters, no blanks around them`,
    })
    .optional()
    .describe(`Name that people see, at most ${maxDisplayNameLength} characters. Default: the name.`),
  container: imageContainer.optional().describe("How the image is run. Default: the image's own settings."),
});

/** Own container images that people can choose for an app. */
export const customImagesSettings = listValue(customImage, { unique: "name", ignoreCase: true });

/** A custom image, checked. */
export type CustomImage = z.output<typeof customImage>;
