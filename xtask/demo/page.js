// What such pages do: numbers that never rest, and boxes that can be sent away one by one.
const numbers = document.querySelectorAll('.ticker .num');
setInterval(() => {
  for (const number of numbers) {
    const value = Number((number.textContent ?? '').replaceAll(',', ''));
    const moved = value * (1 + (Math.random() - 0.5) / 500);
    const digits = value < 10 ? 3 : 2;
    number.textContent = moved.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }
}, 1000);

for (const button of document.querySelectorAll('.cookie-bar button, .popup button, .popup a, .video-head button')) {
  button.addEventListener('click', (event) => {
    event.preventDefault();
    button.closest('.cookie-bar, .popup, .video-float')?.remove();
  });
}
