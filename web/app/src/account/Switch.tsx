import { Switch as Radix } from "radix-ui";

/** On or off, at once. */
export function Switch({
  label,
  on,
  onChange,
}: {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <Radix.Root
      checked={on}
      onCheckedChange={onChange}
      aria-label={label}
      title={label}
      className="relative h-5 w-9 shrink-0 rounded-full border border-edge bg-sunken transition-colors data-[state=checked]:border-accent-fill data-[state=checked]:bg-accent-fill"
    >
      <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-edge transition-transform duration-150 data-[state=checked]:translate-x-[1.125rem] data-[state=checked]:bg-white" />
    </Radix.Root>
  );
}
