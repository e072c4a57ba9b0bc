export {
  type Framework,
  type ImagePurpose,
  type ImageRequest,
  containerImage,
  containerImageProblems,
  imageVersions,
} from "./container-image.ts";
