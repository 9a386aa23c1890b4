/**
 * The id of a product by the name that its maker gives it: what may stand in a path, readable, and
 * the same for the same name, so that a second pack of it belongs to the same product.
 */
export function productIdOf(name: string): string {
  const id = name
    .normalize("NFC")
    .trim()
    .replace(/[\p{Cc}\p{Cs}/\\%;?#]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return /^\.+$/.test(id) ? "" : id.slice(0, 100);
}
