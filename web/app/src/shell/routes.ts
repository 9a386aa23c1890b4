/** Where things are. The gateway answers each of these with the page. */
export const routes = {
  start: "/",
  products: "/products",
  product: (id: string) => `/products/${encodeURIComponent(id)}`,
  jobs: "/jobs",
  job: (id: string) => `/jobs/${id}`,
  credits: "/credits",
  account: "/account",
  operator: "/operator",
} as const;
