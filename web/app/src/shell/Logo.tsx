/** The mark: a garment's neck and sleeves. */
export function Logo() {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className="size-7 shrink-0">
      <rect width="32" height="32" rx="8" className="fill-accent-fill" />
      <path
        d="M11 8.5 7 11l1.800 4L11 14v9.500h10V14l2.200 1L25 11l-4-2.500c-1 2.200-2.700 3.300-5 3.300s-4-1.100-5-3.300Z"
        fill="none"
        stroke="#fff"
        strokeWidth="1.800"
        strokeLinejoin="round"
      />
    </svg>
  );
}
