import { LoaderCircle } from "lucide-react";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { classes } from "./classes";

const kinds = {
  primary: "bg-accent-fill text-white hover:bg-accent-hover",
  secondary: "bg-surface text-ink border border-line-strong hover:bg-hover",
  quiet: "text-muted hover:bg-hover hover:text-ink",
  danger: "bg-danger-fill text-white hover:opacity-90",
} as const;

const sizes = {
  small: "h-8 px-2.5 text-sm gap-1.5",
  medium: "h-9 px-3.5 text-base gap-2",
  large: "h-11 px-5 text-lg gap-2",
  icon: "size-9",
  smallIcon: "size-8",
} as const;

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: keyof typeof kinds;
  size?: keyof typeof sizes;
  icon?: ReactNode;
  /** Work goes on: it says so, keeps its width and takes no second click. */
  busy?: boolean | undefined;
  ref?: Ref<HTMLButtonElement>;
};

export function Button({
  kind = "secondary",
  size = "medium",
  icon,
  busy,
  children,
  className,
  ...rest
}: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
      className={classes(
        "inline-flex select-none items-center justify-center whitespace-nowrap rounded-md font-medium transition-colors duration-150",
        "disabled:cursor-not-allowed disabled:opacity-50",
        busy && "cursor-progress",
        kinds[kind],
        sizes[size],
        className,
      )}
    >
      {busy ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : icon}
      {children}
    </button>
  );
}

type IconProps = Omit<Props, "icon" | "children" | "size"> & {
  label: string;
  icon: ReactNode;
  small?: boolean;
};

/** A button with a picture only; its name is read aloud and shown on hover. */
export function IconButton({ label, icon, kind = "quiet", small, className, ...rest }: IconProps) {
  return (
    <Button
      {...rest}
      kind={kind}
      aria-label={label}
      title={label}
      icon={icon}
      size={small ? "smallIcon" : "icon"}
      className={classes("shrink-0", className)}
    />
  );
}
