"""Colours between RGB and other systems. All coordinates are floats from 0 to 1; YIQ's I and Q may be negative."""

__all__ = ['rgb_to_yiq', 'yiq_to_rgb', 'rgb_to_hls', 'hls_to_rgb', 'rgb_to_hsv', 'hsv_to_rgb']


def rgb_to_yiq(r, g, b):
    """Luma, and the two chromas of American television."""
    y = 0.30*r + 0.59*g + 0.11*b
    return y, 0.74*(r - y) - 0.27*(b - y), 0.48*(r - y) + 0.41*(b - y)


def yiq_to_rgb(y, i, q):
    """Back; what lies outside is cut off."""
    r = y + 0.9468822170900693*i + 0.6235565819861433*q
    g = y - 0.27478764629897834*i - 0.6356910791873801*q
    b = y - 1.1085450346420322*i + 1.7090069284064666*q
    return tuple(min(max(part, 0.0), 1.0) for part in (r, g, b))


def _hue(r, g, b, largest, smallest):
    span = largest - smallest
    red, green, blue = ((largest - part) / span for part in (r, g, b))
    if r == largest:
        hue = blue - green
    elif g == largest:
        hue = 2.0 + red - blue
    else:
        hue = 4.0 + green - red
    return hue / 6.0 % 1.0


def rgb_to_hls(r, g, b):
    """Hue, lightness, saturation."""
    largest, smallest = max(r, g, b), min(r, g, b)
    total, span = largest + smallest, largest - smallest
    lightness = total / 2.0
    if span == 0:
        return 0.0, lightness, 0.0
    saturation = span / total if lightness <= 0.5 else span / (2.0 - largest - smallest)
    return _hue(r, g, b, largest, smallest), lightness, saturation


def hls_to_rgb(h, l, s):
    """Back."""
    if s == 0.0:
        return l, l, l
    high = l * (1.0 + s) if l <= 0.5 else l + s - l * s
    low = 2.0*l - high
    return tuple(_channel(low, high, hue % 1.0) for hue in (h + 1/3, h, h - 1/3))


def _channel(low, high, hue):
    if hue < 1/6:
        return low + (high - low) * hue * 6.0
    if hue < 0.5:
        return high
    if hue < 2/3:
        return low + (high - low) * (2/3 - hue) * 6.0
    return low


def rgb_to_hsv(r, g, b):
    """Hue, saturation, value."""
    largest, smallest = max(r, g, b), min(r, g, b)
    if largest == smallest:
        return 0.0, 0.0, largest
    return _hue(r, g, b, largest, smallest), (largest - smallest) / largest, largest


def hsv_to_rgb(h, s, v):
    """Back."""
    if s == 0.0:
        return v, v, v
    sector = int(h * 6.0)
    rest = h * 6.0 - sector
    low, falling, rising = v * (1.0 - s), v * (1.0 - s * rest), v * (1.0 - s * (1.0 - rest))
    return [(v, rising, low), (falling, v, low), (low, v, rising),
            (low, falling, v), (rising, low, v), (v, low, falling)][sector % 6]
