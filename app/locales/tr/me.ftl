## Ben

me-contact = İletişim bilgileri
me-phone = Telefon
me-email = E-posta adresi
contact-none = Şimdilik yok
me-language = Dil
language-set = Dil şimdi Türkçe.
me-devices = Bağlı cihazlar
me-device-here = Bu cihaz
me-device-since = Giriş: { $at }
me-device-out = Çıkış yaptır
me-device-unknown = Bilinmeyen cihaz
device-out = Cihazdan çıkış yapıldı.
me-others-out = Diğer bütün cihazlardan çıkış yap
others-out = Diğer cihazlarınızdan çıkış yapıldı.
