/** A text that a terminal only shows: what AWS answers may have line breaks and control characters, which it would obey. */
export const plainText = (text: string): string => text.replaceAll(/[^\P{Cc}\t]+/gu, " ");
