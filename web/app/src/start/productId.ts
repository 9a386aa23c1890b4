/** What moves or hides its neighbours and shows nothing itself; joiners stay, which some scripts need. */
const UNSEEN = /[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * The id of a product by the name that its maker gives it: what may stand in a path, readable, and
 * the same for the same name, so that a second pack of it belongs to the same product.
 */
export function productIdOf(name: string): string {
  const id = name
    .normalize("NFC")
    .replace(UNSEEN, "")
    .replace(/[\p{Cc}\p{Cs}/\\%;?#]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const seen = /[\p{L}\p{N}\p{S}]/u.test(id);
  // no half of a pair at the end
  return seen ? id.slice(0, 100).replace(/[\ud800-\udbff]$/, "") : "";
}
