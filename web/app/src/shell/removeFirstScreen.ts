/**
 * Takes away the picture of the start screen that came with the page, as soon as there is something
 * real in its place. To be called before the browser paints that.
 */
export function removeFirstScreen(): void {
  document.getElementById("first-screen")?.remove();
}
