"""The officers of this laptop, in the hands of a coordinator."""
